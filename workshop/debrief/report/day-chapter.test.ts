import { describe, expect, it } from "vitest";
import { debriefWords } from "@/components/debrief/translated-words";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { PureRoom } from "@/tests/support/pure-room";
import { sampleInput } from "@/tests/support/sample-report";
import { contestedItems } from "@/workshop/debrief/day/contested";
import { dayInputOf } from "@/workshop/debrief/day/day-input";
import { tookPart } from "@/workshop/debrief/day/took-part";
import { debriefOf } from "@/workshop/debrief/debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { roomOf, roundsFrom } from "@/tests/support/synthetic-room";
import { dayChapter } from "@/workshop/debrief/report/day-chapter";
import { pollWorkshop } from "@/tests/support/story-rooms";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const words = debriefWords();
const chapterOf = (input: DebriefInput) => dayChapter(input, debriefOf(input), words);
const figures = (input: DebriefInput) => chapterOf(input)?.parts[0]?.figures ?? [];

describe("how many took part (H-11)", () => {
  it("are the most who answered one round of an activity, of those present at its fullest round", () => {
    const rounds = roundsFrom(["YY", "NY", "-N", "p-", "UU", "YN"]).map((r, i) => ({
      ...r,
      presence: { present: 7 + i, paused: null },
    }));
    expect(tookPart(roomOf(rounds, 23))).toEqual([
      { activity: "paula", title: "Paula", answered: 5, passed: 0, present: 8, of: 8 },
    ]);
  });

  it("are of everybody who joined where nobody noted who was there, and the figure says so", () => {
    const input = roomOf(roundsFrom(["Y", "N", "Y", "Y", "N"]), 9);
    expect(tookPart(input)).toMatchObject([{ answered: 5, present: null, of: 9 }]);
    const part = figures(input).find((f) => f.id === "day-part")!;
    expect(part.how).toContain("not noted");
    expect(part.tables[0]!.rows).toEqual([["Paula", 5, 0, 4, "not known"]]);
  });
});

describe("the figure of who took part", () => {
  const reading = (polls: Parameters<typeof pollWorkshop>[0]) =>
    figures(pollWorkshop(polls)).find((f) => f.id === "day-part")!.reading;

  it("names the activity in which fewest took part", () =>
    expect(reading({ first: [6, 0, 0], second: [5, 0, 0] })).toContain(
      "Fewest took part in “second”: 5 of 6.",
    ));
  it("names none where as many took part in each", () =>
    expect(reading({ first: [6, 0, 0], second: [3, 3, 0] })).not.toContain("Fewest"));
});

describe("what divided the room (H-12)", () => {
  it("is the item whose answers are spread most evenly, whatever their number", () => {
    const input = roomOf(roundsFrom(["YN", "YY", "YU", "YN", "YY", "YU"]), 6);
    const items = contestedItems(debriefOf(input));
    expect(items.map((i) => [i.text, i.contest, i.of])).toEqual([
      ["2. Part 2", 1, 6],
      ["1. Part 1", 0, 6],
    ]);
    expect(figures(input).find((f) => f.id === "day-contested")!.reading).toBe(
      "Answers were most divided over “2. Part 2” (Paula): of 6 people, 2 gave “Yes”, 2 gave “Not sure”, 2 gave “No”.",
    );
  });

  it("has nothing that fewer than five answered, and nothing of which people gave several answers", () => {
    expect(contestedItems(debriefOf(roomOf(roundsFrom(["Y", "N", "Y", "N"]), 9)))).toEqual([]);
  });

  it("finds items of every closed kind in the guide, in numbers from 0 to 1, the most divided first", () => {
    const items = contestedItems(debriefOf(sampleInput({ people: 23 })));
    expect(items.length).toBeGreaterThan(50);
    expect(items.every((i) => i.contest >= 0 && i.contest <= 1 + 1e-12 && i.of >= 5)).toBe(true);
    expect(items.every((i, index) => index === 0 || i.contest <= items[index - 1]!.contest + 1e-9)).toBe(
      true,
    );
  });
});

describe("the plan and the clock (H-10)", () => {
  it("puts real minutes beside those of the plan with which the room was opened, also for the part that ran at the end", () => {
    const room = new PureRoom(
      freshState(
        "7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a01",
        agendaWorkshop,
        settingsSchema.parse({ agenda: "two-days" }),
      ),
    );
    const go = (to: string, minutes: number) => {
      room.go(to);
      room.now += minutes * 60_000;
    };
    go("a2", 12);
    go("b1", 7);
    const day = dayInputOf(room.state, [{ id: "x" }, { id: "y" }], room.now);
    const spent = day.slots.flatMap((s) => (s.actual === null ? [] : [Math.round(s.actual)]));
    expect(spent.reduce((a, b) => a + b, 0)).toBe(19);
    expect(day.box).toEqual({ waiting: 2, shown: 0, answered: 0, later: 0, hidden: 0 });
    expect(day.slots.every((s) => s.planned >= 0)).toBe(true);
    const input: DebriefInput = { ...roomOf([], 3, agendaWorkshop), day };
    const [time, box] = figures(input);
    expect(time!.reading).toContain("The room spent 19 minutes");
    expect(box!.reading).toBe(
      "2 questions were asked in the box; none is marked as answered, 2 are still open.",
    );
  });
});

describe("sessions that were not shown (H-10)", () => {
  it("are those of which no part ran, each once", () => {
    const { sessions } = agendaWorkshop;
    const slot = (id: string, session: string, actual: number | null) => ({
      ...{ day: "one", slot: id, session, planned: 30, actual },
    });
    const [ran, missed] = [sessions[0]!, sessions[1]!];
    const slots = [
      slot("a", ran.id, 25),
      slot("b", ran.id, null),
      slot("c", missed.id, null),
      slot("d", missed.id, null),
    ];
    const box = { waiting: 0, shown: 0, answered: 0, later: 0, hidden: 0 };
    const day = { agenda: null, slots, box, unasked: [] };
    const [time] = figures({ ...roomOf([], 3, agendaWorkshop), day });
    const name = `Session ${missed.number}: ${missed.title}`;
    expect(time!.reading.split("Not shown at all: ")[1]).toBe(`${name}.`);
    expect(time!.tables[0]!.rows[0]!.at(-1)).toBe("−5");
  });
});

describe("questions that were not asked (B-280)", () => {
  it("are listed by session, with a ring, and nothing is said where all were asked", () => {
    const room = new PureRoom().go("poll").go("many").go("hello");
    const inputOf = () => ({
      ...roomOf([], 3, room.state.workshop),
      day: dayInputOf(room.state, [], room.now),
    });
    const found = () => figures(inputOf()).find((figure) => figure.id === "day-unasked");
    expect(found()!.reading).toBe("2 questions were shown and not asked.");
    expect(found()!.tables[0]!.rows.map((row) => row[1])).toEqual(["○ A poll", "○ Several"]);
    room.go("poll").open("poll").go("many").open("many").go("hello");
    expect(found()).toBeUndefined();
  });
});

describe("the chapter", () => {
  it("is none where nothing happened", () => {
    expect(chapterOf(roomOf([], 0))).toBeNull();
  });

  it("counts promises and says that nothing else of them is known (B-88)", () => {
    const figure = figures(sampleInput({ people: 19 })).find((f) => f.id === "day-commitments")!;
    expect(figure.reading).toMatch(/^\d+ promises were made\.$/);
    expect(figure.how).toContain("nobody but the person");
  });
});
