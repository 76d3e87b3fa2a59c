import { describe, expect, it } from "vitest";
import { PureRoom, replay, server } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const ROOM = "7d3c1f54-6f0e-4f0f-9a0e-0d7f0b6f3a01";

/** The sample workshop with more settings for some of its activities. */
const roomWith = (more: Record<string, object>): PureRoom => {
  const sessions = sampleWorkshop.sessions.map((session) => ({
    ...session,
    activities: session.activities.map((activity) => ({ ...activity, ...more[activity.id] })),
  }));
  const workshop = workshopSchema.parse({ ...sampleWorkshop, sessions });
  return new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({})));
};

describe("a question whose results are shown when it is closed (B-281)", () => {
  const room = () =>
    roomWith({ poll: { showsWhenClosed: true, seconds: 30 } })
      .go("poll")
      .open("poll");

  it("is revealed by closing it, and by its clock", () => {
    expect(room().close("poll").round("poll")).toMatchObject({ phase: "revealed", seen: true });
    expect(room().pass(32).tick().round("poll")).toMatchObject({ phase: "revealed", seen: true });
  });

  it("is not where the room has gone on meanwhile, nor where the author did not say so", () => {
    expect(room().go("many").pass(70).tick().round("poll")).toMatchObject({ phase: "closed", seen: false });
    expect(new PureRoom().go("poll").open("poll").close("poll").round("poll")).toMatchObject({
      phase: "closed",
      seen: false,
    });
  });

  it("takes no answers again by an undo, as its results were seen (B-13)", () => {
    expect(room().close("poll").try({ type: "undo" })).toMatchObject({ ok: false, reason: "results-seen" });
  });
});

describe("a moderated wall that is closed (B-284)", () => {
  const wall = () => new PureRoom().go("thoughts").open("thoughts", { seconds: 30 });

  it("can be read by trainers at once, and is not shown to the room", () => {
    const byHand = wall().do({ type: "close", question: "thoughts", round: 1, wallsRead: true });
    expect(byHand.round("thoughts")).toMatchObject({ phase: "closed", seen: true });
    const byClock = wall().pass(32);
    byClock.try({ type: "tick", wallsRead: true }, server);
    expect(byClock.round("thoughts")).toMatchObject({ phase: "closed", seen: true });
  });

  it("is as before in a log of before, and a poll always", () => {
    expect(wall().close("thoughts").round("thoughts")).toMatchObject({ seen: false });
    const poll = new PureRoom().go("poll").open("poll");
    expect(
      poll.do({ type: "close", question: "poll", round: 1, wallsRead: true }).round("poll"),
    ).toMatchObject({ seen: false });
  });

  it("is the same when the log is replayed (B-2)", () => {
    const room = wall().do({ type: "close", question: "thoughts", round: 1, wallsRead: true });
    expect(replay(room.log)).toEqual(room.state);
  });
});
