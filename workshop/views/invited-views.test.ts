/** What a helper and an observer are shown: numbers and titles, and of people who waits at the door alone. */
import { describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { presence, PureRoom, ROOM } from "@/tests/support/pure-room";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { helperView, runMessage } from "@/workshop/views/invited-views";

const waiting = { count: 1, people: [{ id: "w", alias: "Mali" }] };
const input = { room: "Room of Ada", presence, waiting };
const fresh = () =>
  new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda: "two-days" })));
const count = (counter: string, yes: number, source: "hand" | "card" = "hand") => ({
  type: "count" as const,
  question: "a2",
  round: 1,
  counter,
  source,
  counts: { choice: { yes } },
});

describe("a helper's view (B-326)", () => {
  it("has what to ask, their own counts, how many were counted by hand and card, and no answer", () => {
    const room = fresh().go("a2").open("a2").do({ type: "without-phone", people: 9 });
    room.answer("p1", "a2", { choice: ["no"] });
    room.do(count("counter-0001", 3), count("counter-0002", 4), count("counter-0001", 8, "card"));
    const view = helperView(room.state, input, "counter-0001");
    expect(view).toEqual({
      type: "helper",
      room: "Room of Ada",
      ended: false,
      here: 6,
      withoutPhone: 9,
      counting: {
        question: "a2",
        round: 1,
        text: "Question a2?",
        spoken: "en",
        items: expect.any(Array),
        counted: {
          hand: { mine: { choice: { yes: 3 } }, people: { choice: 7 } },
          card: { mine: { choice: { yes: 8 } }, people: { choice: 8 } },
        },
      },
      papers: [],
      waiting,
    });
    expect(helperView(room.state, input, null).counting?.counted.hand.mine).toEqual({});
  });

  it("has nothing to count before a question is open, once it was seen, and after the end", () => {
    const room = fresh().go("a2");
    expect(helperView(room.state, input, null).counting).toBeNull();
    room.open("a2");
    expect(helperView(room.state, input, null).counting).not.toBeNull();
    room.close("a2").reveal("a2");
    expect(helperView(room.state, input, null).counting).toBeNull();
    room.do({ type: "end" });
    expect(helperView(room.state, input, null)).toMatchObject({
      ended: true,
      counting: null,
      waiting: { count: 0, people: [] },
    });
  });
});

describe("an observer's run sheet (B-327)", () => {
  it("has titles, minutes, and what is now and done, without what is skipped", () => {
    const room = fresh().go("a1").go("a2");
    room.do({ type: "agenda", change: { do: "skip", activity: "a3", on: true } });
    expect(runMessage(room.state).days[0]).toEqual({
      title: "First day",
      slots: [
        { title: "Opening", minutes: 10, is: "to-come", activities: [] },
        {
          title: "Session one",
          minutes: 40,
          is: "now",
          activities: [
            { title: "Title a1", minutes: 10, is: "done" },
            { title: "Title a2", minutes: 15, is: "now" },
          ],
        },
        { title: "Lunch", minutes: 30, is: "to-come", activities: [] },
        expect.objectContaining({ title: "Session two", is: "to-come" }),
      ],
    });
    room.go("@d1-lunch");
    expect(runMessage(room.state).days[0]?.slots.map((slot) => slot.is)).toEqual([
      "to-come",
      "done",
      "now",
      "to-come",
    ]);
  });

  it("has the day's name only where there is one", () => {
    const room = new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({})));
    expect(runMessage(room.state).days.map((day) => day.title)).toEqual([null]);
  });
});
