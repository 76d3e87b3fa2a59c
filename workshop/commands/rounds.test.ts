import { describe, expect, it } from "vitest";
import { groupWorkshop } from "@/tests/support/group-room";
import { PureRoom, ROOM, START, verdict } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import { type Workshop, workshopSchema } from "@/workshop/content/workshop";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

/** A room whose workshop has one activity with something more. */
function roomWith(workshop: Workshop, id: string, more: object): PureRoom {
  const sessions = workshop.sessions.map((s) => ({
    ...s,
    activities: s.activities.map((a) => (a.id === id ? { ...a, ...more } : a)),
  }));
  return new PureRoom(
    freshState(ROOM, workshopSchema.parse({ ...workshop, sessions }), settingsSchema.parse({})),
  );
}

describe("a question whose author gave it reading time and a limit (B-30, B-9)", () => {
  const timed = () => roomWith(sampleWorkshop, "poll", { readFirst: 10, seconds: 60 }).go("poll");

  it("opens with both", () => {
    expect(timed().open("poll").round("poll")).toMatchObject({
      opensAt: START + 10_000,
      closesAt: START + 70_000,
    });
  });

  it("opens as the trainer says where they say otherwise", () => {
    const room = timed().open("poll", { readFirst: 5, seconds: 30 });
    expect(room.round("poll")).toMatchObject({ opensAt: START + 5_000, closesAt: START + 35_000 });
    const limit = timed().open("poll", { seconds: 30 });
    expect(limit.round("poll")).toMatchObject({ opensAt: START + 10_000, closesAt: START + 40_000 });
  });

  it("opens at once and without limit where the trainer wants neither", () => {
    const room = timed().do({ type: "open", question: "poll", round: 1, readFirst: null, seconds: null });
    expect(room.round("poll")).toMatchObject({ opensAt: START, closesAt: null });
  });
});

describe("the gallery of a worksheet", () => {
  const gallery = () =>
    roomWith(groupWorkshop, "sheet", { seconds: 900 }).go("sheet/gallery").open("sheet/gallery");

  it("has no limit of its own: the time for writing is not the time for dots (B-9)", () => {
    expect(gallery().round("sheet/gallery")).toMatchObject({ opensAt: START, closesAt: null });
  });

  it("can be opened for a further round (B-7)", () => {
    const room = gallery().close("sheet/gallery");
    expect(verdict(room.try({ type: "open", question: "sheet/gallery", round: 2 }))).toBe("ok");
  });
});

it("opening a question takes away its own key, and not those of questions explained before (B-49)", () => {
  const room = new PureRoom().go("story/1").open("story/1").close("story/1");
  room.do({ type: "explain", question: "story/1", on: true }).go("story/2").open("story/2").close("story/2");
  room.do({ type: "explain", question: "story/2", on: true }).open("story/2", { round: 2 });
  expect(room.state.position.explained).toEqual(["story/1"]);
});
