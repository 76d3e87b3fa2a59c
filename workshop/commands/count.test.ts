import { describe, expect, it } from "vitest";
import { kindNames, kindOf } from "@/activities/kinds";
import { bySourceOf } from "@/model/activity/answer-sources";
import type { DebriefInput } from "@/workshop/debrief/input";
import { labelled } from "@/workshop/exports/labelled-answers";
import { planOf } from "@/workshop/content/plan";
import { answersOf } from "@/workshop/room/answers-by-round";
import { handItemsOf } from "@/workshop/room/counted";
import { shownBoard } from "@/workshop/room/disclosure-control";
import { bodiesOf, resultsFrom, revealedResults } from "@/workshop/views/results";
import { questionInFocus } from "@/workshop/views/face";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { workshopSchema } from "@/workshop/content/workshop";
import { settingsSchema } from "@/workshop/room/settings";
import { freshState } from "@/workshop/room/state";
import { PureRoom, replay, ROOM, type Said, verdict } from "@/tests/support/pure-room";

const COUNTER = "counter-0001";
const counting = (counts: object, more: object = {}) =>
  ({
    type: "count",
    question: "poll",
    round: 1,
    counter: COUNTER,
    source: "hand",
    counts: { choice: counts },
    ...more,
  }) as Said;

const asked = () => new PureRoom().go("poll").open("poll");
const byPhone = (room: PureRoom, red: number, blue: number) => {
  for (let i = 0; i < red + blue; i++) room.answer(`p${i}`, "poll", { choice: [i < red ? "red" : "blue"] });
  return room;
};
const shownIn = (room: PureRoom, round = 1, question = "poll") =>
  answersOf(shownBoard(room.state, room.board, 20), question, round);
const countsIn = (room: PureRoom) => {
  const { state, board } = room;
  const results = revealedResults(state, shownBoard(state, board, 20), questionInFocus(state));
  return (
    results && Object.fromEntries(results.options.flatMap((o) => (o.id === "other" ? [] : [[o.id, o.count]])))
  );
};

describe("answers that are counted in the room", () => {
  it("add to those of phones, and are told apart (H-22)", () => {
    const room = byPhone(asked(), 4, 2).do(counting({ red: 1, blue: 8 }));
    room.close("poll").reveal("poll");
    expect(countsIn(room)).toEqual({ red: 5, blue: 10 });
    expect(bySourceOf(shownIn(room).values())).toEqual([
      { source: "phone", people: 6 },
      { source: "hand", people: 9 },
    ]);
  });

  it("say nothing of sources where all used a phone (H-22)", () => {
    const room = byPhone(asked(), 4, 2);
    expect(bySourceOf(shownIn(room).values())).toBeNull();
  });

  it("are summed over counters, corrected by each, and replayed (H-23)", () => {
    const room = asked().do(
      counting({ red: 3 }),
      counting({ red: 2, blue: 5 }, { counter: "counter-0002" }),
      counting({ red: 4 }),
    );
    room.close("poll").reveal("poll");
    expect(countsIn(room)).toEqual({ red: 6, blue: 5 });
    expect(replay(room.log)).toEqual(room.state);
  });

  it("are taken back by Undo, a counter's corrections with them (H-23)", () => {
    const room = asked().do(counting({ red: 3 }), counting({ red: 4 }), { type: "undo" });
    expect(room.round("poll")).not.toHaveProperty("counted");
    room
      .do(counting({ red: 4 }))
      .close("poll")
      .undo();
    expect(room.round("poll")).toMatchObject({
      phase: "open",
      counted: [{ counts: { choice: { red: 4 } } }],
    });
  });

  it("come in after the close, and are late once the result was seen (H-23)", () => {
    const room = byPhone(asked(), 4, 2).close("poll");
    expect(verdict(room.try(counting({ red: 3 })))).toBe("ok");
    room.reveal("poll");
    expect(verdict(room.try(counting({ red: 4 })))).toBe("counted-late");
    room.do({ type: "hide", question: "poll", round: 1 });
    expect(verdict(room.try(counting({ red: 4 })))).toBe("counted-late");
    room.do({ type: "finish", activity: "poll" });
    expect(verdict(room.try(counting({ red: 4 })))).toBe("finished");
  });

  it("are refused where nothing was opened, and for what is not asked (H-23)", () => {
    const room = new PureRoom().go("poll");
    expect(verdict(room.try(counting({ red: 3 })))).toBe("not-open");
    room.open("poll");
    expect(verdict(room.try(counting({ green: 3 })))).toBe("bad-message");
    expect(verdict(room.try(counting({ constructor: 3 })))).toBe("bad-message");
    expect(verdict(room.try(counting({ red: 3 }, { question: "nothing" })))).toBe("unknown-question");
    expect(verdict(room.try(counting({}, { counts: {} })))).toBe("ok");
    expect(room.round("poll")).not.toHaveProperty("counted");
  });

  it("change nothing about whether phones' answers are shown (H-24)", () => {
    const room = byPhone(asked(), 1, 1).do(counting({ red: 1, blue: 8 }));
    room.close("poll").reveal("poll");
    expect(countsIn(room)).toEqual({ red: 1, blue: 8 });
    expect(bySourceOf(shownIn(room).values())).toEqual([
      { source: "phone", people: 2, unshown: true },
      { source: "hand", people: 9 },
    ]);
  });

  it("never let a second round tell who changed on a phone (H-24)", () => {
    const room = byPhone(asked(), 4, 2).do(counting({ red: 1, blue: 8 }));
    room.close("poll").reveal("poll").open("poll", { round: 2 });
    for (let i = 0; i < 6; i++)
      room.answer(`p${i}`, "poll", { choice: [i < 3 ? "red" : "blue"] }, { round: 2 });
    room
      .do(counting({ red: 9 }, { round: 2 }))
      .close("poll", 2)
      .reveal("poll", 2);
    expect(countsIn(room)).toEqual({ red: 9, blue: 0 });
  });

  it("are read from cards of three people or more (H-24)", () => {
    const room = byPhone(asked(), 4, 2);
    const cards = (red: number) => counting({ red }, { source: "card", counter: "counter-0003" });
    expect(verdict(room.try(cards(2)))).toBe("few-cards");
    room
      .do(cards(3), counting({ blue: 1 }))
      .close("poll")
      .reveal("poll");
    expect(countsIn(room)).toEqual({ red: 7, blue: 3 });
    room.open("poll", { round: 2 });
    room
      .do(counting({ red: 2, blue: 1 }, { source: "card", round: 2 }))
      .close("poll", 2)
      .reveal("poll", 2);
    // One card was turned: neither round may tell which.
    expect(bySourceOf(shownIn(room, 2).values())).toEqual([{ source: "card", people: 3, unshown: true }]);
  });

  it("stand for bodies that each kind reads and counts as they were counted (H-25)", () => {
    const workshop = workshopSchema.parse({
      ...sampleWorkshop,
      sessions: [
        {
          ...sampleWorkshop.sessions[0],
          activities: kindNames.map((kind) => ({
            id: kind,
            ...kindOf({ kind }).template,
            ...(kind === "quiz" && { pace: "steps", test: false }),
          })),
        },
      ],
    });
    const fresh = freshState(ROOM, workshop, settingsSchema.parse({}));
    const plan = planOf(workshop);
    const counted = new Set<string>();
    for (const step of plan.steps) {
      const question = plan.question(step.question ?? "");
      const activity = question && plan.activity(question.activityId);
      const items = activity ? handItemsOf(activity, question) : [];
      if (!activity || items.length === 0) continue;
      counted.add(activity.kind);
      const room = new PureRoom(fresh).go(step.id).open(question.id);
      const counts = Object.fromEntries(
        items.map(({ field, options }) => [
          field,
          Object.fromEntries(options.map(({ id }, i) => [id, i + 1])),
        ]),
      );
      room.do(counting({}, { question: question.id, counts }));
      const bodies = bodiesOf(shownIn(room, 1, question.id));
      const { answered, counts: sums, marks } = kindOf(activity).tally(activity, question, bodies);
      const [first] = items;
      const several = first?.several ?? false;
      const all = first!.options.length;
      expect(answered, activity.id).toBe(several ? all : (all * (all + 1)) / 2);
      expect(resultsFrom(activity, question, 1, bodies).answered).toBe(answered);
      if (items.length === 1 && Object.keys(sums).length > 1)
        for (const [i, { id }] of first!.options.entries())
          expect(sums[id], `${activity.id} ${id}`).toBe(i + 1);
      for (const { field, options } of items.length > 1 ? items : [])
        for (const [i, { id }] of options.entries())
          expect(marks[field.slice(field.indexOf(".") + 1)]?.[id], `${field} ${id}`).toBe(i + 1);
    }
    expect([...counted].sort()).toEqual(
      ["case", "checklist", "number", "poll", "quiz", "scale", "sort", "table"].sort(),
    );
  });

  it("are labelled one by one in files, with their source (H-26)", () => {
    const room = byPhone(asked(), 4, 2).do(counting({ red: 2 }, { counter: "counter-0009" }));
    const answers = [...shownIn(room)].map(([person, { body, source }]) => ({
      person,
      body,
      ...(source && { source }),
    }));
    const { workshop } = room.state;
    const input = { workshop, rounds: [{ question: "poll", round: 1, answers }] };
    const rows = [...labelled(input as DebriefInput, (items) => [...items])].flat();
    expect(new Set(rows.map((r) => r.person)).size).toBe(8);
    expect(rows.map((r) => r.source).sort()).toEqual(["hand", "hand", ...Array(6).fill("phone")]);
  });

  it("are refused for words and for questions about the people (H-25)", () => {
    const room = new PureRoom().go("thoughts").open("thoughts");
    expect(verdict(room.try(counting({}, { question: "thoughts" })))).toBe("not-countable");
  });
});
