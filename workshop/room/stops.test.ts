import { describe, expect, it } from "vitest";
import { agendaWorkshop } from "@/tests/support/agenda-workshop";
import { PureRoom, ROOM } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { planOf } from "@/workshop/content/plan";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { backFrom, noticeBefore } from "@/workshop/room/stops";

const twoDays = () =>
  new PureRoom(freshState(ROOM, agendaWorkshop, settingsSchema.parse({ agenda: "two-days" })));
/** Where the room will come back to after it has been at these steps in a row. */
const awayAt = (...steps: string[]) =>
  steps.reduce((room, step) => room.go(step), new PureRoom()).state.position.returns.at(-1) ?? null;

describe("leaving an activity within its session (B-108)", () => {
  it("is a jump where parts are still to come and something else than the next is shown", () => {
    expect(awayAt("story/1", "poll")).toBe("story/1");
    expect(awayAt("story/1", "story/2", "poll")).toBe("story/2");
  });

  it("is none to what stands next to it", () => {
    expect(awayAt("many", "story/1", "many")).toBeNull();
  });

  it("is none from its last part, whether the others were shown or not", () => {
    expect(awayAt("story/3", "poll")).toBeNull();
  });

  it("is none from an earlier part once all that follow were shown", () => {
    expect(awayAt("story/1", "story/2", "story/3!notice", "story/3", "story/1", "poll")).toBeNull();
  });

  it("is none where the room only moves between its parts", () => {
    expect(awayAt("story/1", "story/3")).toBeNull();
    expect(awayAt("story/1", "story/3", "story/1")).toBeNull();
  });

  it("comes back with any part of it", () => {
    expect(awayAt("story/1", "poll", "hello")).toBe("story/1");
    expect(awayAt("story/1", "poll", "story/3")).toBeNull();
  });
});

describe("leaving a session (B-108)", () => {
  it("follows the agenda as it is now: what was moved next to it comes next, and what was moved away does not", () => {
    const moved = () =>
      twoDays().do({
        type: "agenda",
        change: { do: "move-slot", slot: "d1-two", day: "day-1", before: "d1-one" },
      });
    expect(moved().go("b2").go("a1").state.position.returns).toEqual([]);
    expect(moved().go("a3").go("b1").state.position.returns).toEqual(["a3"]);
  });
});

describe("the way back after a jump (B-291)", () => {
  const jumped = () => twoDays().go("a1").go("b1");
  const returns = (room: PureRoom) => room.state.position.returns;

  it("lasts while the room goes on in the session it jumped to, and is forgotten beyond it", () => {
    expect(returns(jumped())).toEqual(["a1"]);
    expect(returns(jumped().go("b2").go("b3"))).toEqual(["a1"]);
    expect(returns(jumped().go("b2").go("b3").go("@d2-close"))).toEqual([]);
  });

  it("is not lost by a step back, a jump on, or something asked at once", () => {
    expect(returns(jumped().go("@d1-lunch"))).toEqual(["a1"]);
    expect(returns(jumped().go("b3"))).toEqual(["a1"]);
    const quick = { id: "quick", kind: "slide", title: "Quick", body: "# Quick" };
    const asked = jumped()
      .do({
        type: "amend",
        change: { do: "insert", session: "two", after: "b1", activity: quick, aside: true },
      })
      .go("quick");
    expect(returns(asked)).toEqual(["a1"]);
    expect(returns(asked.go("b1"))).toEqual(["a1"]);
  });

  it("is kept by a second jump, from where the room went on to: first there, then to where it began", () => {
    const second = jumped().go("b2").go("a3");
    expect(returns(second)).toEqual(["a1", "b2"]);
    expect(returns(second.go("b2"))).toEqual(["a1"]);
    expect(returns(second.go("a1"))).toEqual([]);
  });

  it("is that of the first jump where the room jumps on at once", () => {
    expect(returns(jumped().go("a3"))).toEqual(["a1"]);
  });
});

describe("Back is history (B-291)", () => {
  const placeOf = (room: PureRoom) => [room.state.position.step, backFrom(room.state.position)];

  it("leads over jumps and halves of sessions, step by step, and forgets what it went back over", () => {
    const room = twoDays().go("a1").go("b3").go("a2");
    expect(placeOf(room)).toEqual(["a2", "b3"]);
    room.back();
    expect(placeOf(room)).toEqual(["b3", "a1"]);
    room.go("@d2-close");
    expect(placeOf(room)).toEqual(["@d2-close", "b3"]);
    expect(placeOf(room.back().back())).toEqual(["a1", null]);
  });

  it("leads over days", () => {
    const room = twoDays().go("a1");
    room.do({ type: "start-day", day: "day-2", planned: null }).go("b3");
    expect(placeOf(room)).toEqual(["b3", "a1"]);
    expect(placeOf(room.back())).toEqual(["a1", null]);
  });

  it("comes by a content notice, and does not stay at it", () => {
    // What the server makes of Back to story/3.
    const room = new PureRoom()
      .go("story/3!notice")
      .go("story/3")
      .go("poll")
      .do({ type: "go", to: "story/3!notice", back: true });
    expect(placeOf(room)).toEqual(["story/3!notice", null]);
    expect(placeOf(room.go("story/3"))).toEqual(["story/3", "story/3!notice"]);
  });

  it("is what it was after undo", () => {
    const room = twoDays().go("a1").go("b3").back().undo();
    expect(placeOf(room)).toEqual(["b3", "a1"]);
  });

  it("does not come by a question that was asked at once", () => {
    const quick = { id: "quick", kind: "slide", title: "Quick", body: "# Quick" };
    const room = twoDays()
      .go("a1")
      .go("a2")
      .do({
        type: "amend",
        change: { do: "insert", session: "one", after: "a2", activity: quick, aside: true },
      })
      .go("quick")
      .go("a2");
    expect(placeOf(room)).toEqual(["a2", "a1"]);
  });
});

describe("the time that the room spends (B-105)", () => {
  it("is that of the whole activity, whichever of its parts is shown", () => {
    const room = new PureRoom().go("story/1").pass(60).go("story/2").pass(30).go("poll").pass(10).go("hello");
    expect(room.state.clock.spent).toEqual({ story: 90_000, poll: 10_000 });
  });

  it("is kept for a break, too", () => {
    const room = twoDays().go("a3").pass(60).go("@d1-lunch").pass(1_800).go("b1");
    expect(room.state.clock.spent).toEqual({ a3: 60_000, "@d1-lunch": 1_800_000 });
  });
});

describe("the way to a step with a content notice (B-159)", () => {
  const [session] = sampleWorkshop.sessions;
  const plan = planOf({
    ...sampleWorkshop,
    sessions: [
      {
        ...session!,
        activities: session!.activities.map((a) => (a.id === "poll" ? { ...a, notice: "Careful." } : a)),
      },
    ],
  });
  const both = planOf({
    ...sampleWorkshop,
    sessions: [
      {
        ...session!,
        activities: session!.activities.map((a) => (a.id === "story" ? { ...a, notice: "Hard." } : a)),
      },
    ],
  });
  it.each([
    ["a jump", null, "story/3", "story/3!notice"],
    ["Next", "story/2", "story/3", "story/3!notice"],
    ["Back", "story/1", "poll", "poll!notice"],
    ["the notice", "story/3!notice", "story/3", "story/3"],
    ["the step itself", "story/3", "story/3", "story/3"],
    ["to a notice", "story/1", "story/3!notice", "story/3!notice"],
    ["to where there is none", "story/3", "story/1", "story/1"],
    ["to nowhere", "story/3", "nothing", "nothing"],
  ])("leads from %s to the notice first", (_, from, to, by) => expect(noticeBefore(plan, from, to)).toBe(by));

  it.each([
    ["from outside", null, "story/3", "story!notice"],
    ["from outside to the part's notice", "poll", "story/3!notice", "story!notice"],
    ["from there to the part", "story!notice", "story/3", "story/3!notice"],
    ["inside", "story/2", "story/3", "story/3!notice"],
    ["from the part's notice", "story/3!notice", "story/3", "story/3"],
    ["back to the beginning", "story/3", "story!notice", "story!notice"],
  ])("leads %s by the notice of the activity, then by that of the part", (_, from, to, by) =>
    expect(noticeBefore(both, from, to)).toBe(by),
  );
});
