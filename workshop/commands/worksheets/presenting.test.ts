import { describe, expect, it } from "vitest";
import { GroupRoom, people, person, who } from "@/tests/support/group-room";
import { type Said, START, trainer } from "@/tests/support/pure-room";
import type { Applied } from "@/workshop/commands/apply";
import type { Actor } from "@/workshop/room/actor";
import { sheetFormOf } from "@/workshop/views/worksheets/group";
import { noWork } from "@/workshop/views/worksheets/shown";

const sheet = { activity: "sheet" } as const;
const working = (): GroupRoom => {
  const room = GroupRoom.of(2, 2, 1).do({
    type: "start-work",
    ...sheet,
    seconds: null,
    phases: null,
  }) as GroupRoom;
  room.try({ type: "take-seat" }, who(1));
  room.try({ type: "take-seat" }, who(3));
  return room;
};
const presenting = (): GroupRoom => working().do({ type: "present", ...sheet, group: "g1-1" }) as GroupRoom;
const said = (done: Applied): string => (!done.ok ? done.reason : done.changed ? "ok" : "same");
const [one, two, three, four, five] = ["entry1", "entry2", "entry3", "entry4", "entry5"];

describe("presenting where nobody opened the sheets (G-15)", () => {
  const call = { type: "present", ...sheet, group: "g1-2" } as const;

  it("brings the groups to the stage, in their order", () => {
    const room = GroupRoom.of(2, 2).do(call) as GroupRoom;
    expect(room.work()).toMatchObject({ groups: ["g1-1", "g1-2"], phase: "frozen", began: null });
    expect(room.work().present).toMatchObject({ order: ["g1-1", "g1-2"], at: "g1-2" });
  });

  it("gives nobody a sheet before the work begins, and then all of them", () => {
    const room = GroupRoom.of(2, 2).go("sheet").do(call) as GroupRoom;
    const phone = () => sheetFormOf(room.state, person(1), noWork, "en");
    expect(phone()).toBeNull();
    room.do({ type: "start-work", ...sheet, seconds: null, phases: null });
    expect(phone()).toMatchObject({ group: "g1-1", frozen: false });
    expect(room.work().present).toMatchObject({ order: ["g1-1", "g1-2"], at: "g1-2" });
  });
});

describe("presenting: what is refused", () => {
  it.each<[string, () => GroupRoom, Said, Actor, string]>([
    [
      "without groups",
      () => new GroupRoom(),
      { type: "present", ...sheet, group: "g1-1" },
      trainer,
      "no-groups",
    ],
    [
      "a group without a sheet",
      working,
      { type: "present", ...sheet, group: "g1-9" },
      trainer,
      "unknown-group",
    ],
    [
      "an order with a group twice",
      working,
      { type: "present-order", ...sheet, order: ["g1-1", "g1-1"] },
      trainer,
      "unknown-group",
    ],
    [
      "an order with a group without a sheet",
      working,
      { type: "set-order", ...sheet, order: ["g1-9"] },
      trainer,
      "unknown-group",
    ],
    [
      "a draw that the server did not make",
      working,
      { type: "shuffle-order", ...sheet },
      trainer,
      "bad-message",
    ],
    [
      "volunteering without a group",
      working,
      { type: "volunteer", ...sheet, on: true },
      who(9),
      "without-group",
    ],
    [
      "a card of a group that is not on the stage",
      presenting,
      { type: "card", ...sheet, group: "g1-2", to: 1 },
      trainer,
      "not-presenting",
    ],
    [
      "a card when nobody presents",
      working,
      { type: "card", ...sheet, group: "g1-1", to: 1 },
      who(1),
      "not-presenting",
    ],
    [
      "a card by a member without the seat (G-27)",
      presenting,
      { type: "card", ...sheet, group: "g1-1", to: 1 },
      who(2),
      "not-your-seat",
    ],
    [
      "a card by the seat of another group (G-27)",
      presenting,
      { type: "card", ...sheet, group: "g1-1", to: 1 },
      who(3),
      "not-your-seat",
    ],
    [
      "greying by a member without the seat (G-27)",
      working,
      { type: "grey", ...sheet, entry: one, on: true },
      who(2),
      "not-your-seat",
    ],
    [
      "greying without a group (G-27)",
      working,
      { type: "grey", ...sheet, entry: one, on: true },
      who(9),
      "without-group",
    ],
    [
      "blacking by the seat of another group (G-27)",
      presenting,
      { type: "black", ...sheet, word: "word1", on: true },
      who(3),
      "not-your-seat",
    ],
    [
      "blacking by a seat when nobody presents (G-27)",
      working,
      { type: "black", ...sheet, word: "word1", on: true },
      who(1),
      "not-presenting",
    ],
    [
      "merging by a participant (G-111)",
      presenting,
      { type: "merge-entries", ...sheet, entries: [one, two], on: true },
      who(1),
      "not-allowed",
    ],
    [
      "a walk that the server did not draw",
      working,
      { type: "walk", ...sheet, on: true },
      trainer,
      "bad-message",
    ],
    ["a walk of nobody", working, { type: "set-walk", ...sheet, to: {} }, trainer, "nobody-here"],
    [
      "a walk to a group without a sheet",
      working,
      { type: "set-walk", ...sheet, to: { [person(1)]: "g1-9" } },
      trainer,
      "unknown-group",
    ],
  ])("%s", (_what, room, command, actor, reason) => expect(said(room().try(command, actor))).toBe(reason));

  it.each<[string, () => GroupRoom, Said, Actor]>([
    ["the group on the stage", presenting, { type: "present", ...sheet, group: "g1-1" }, trainer],
    ["nobody on the stage", working, { type: "present", ...sheet, group: null }, trainer],
    ["the card that is there", presenting, { type: "card", ...sheet, group: "g1-1", to: 0 }, who(1)],
    [
      "the order that is there",
      working,
      { type: "present-order", ...sheet, order: ["g1-1", "g1-2", "g1-3"] },
      trainer,
    ],
    ["what is not grey", working, { type: "grey", ...sheet, entry: one, on: false }, trainer],
    ["no walk", working, { type: "walk", ...sheet, on: false }, trainer],
    [
      "entries that are not merged",
      working,
      { type: "merge-entries", ...sheet, entries: [one, two], on: false },
      trainer,
    ],
  ])("%s changes nothing (B-3)", (_what, room, command, actor) =>
    expect(said(room().try(command, actor))).toBe("same"),
  );
});

describe("presenting", () => {
  it("calls group after group, each from its first card; the one before is heard (G-24)", () => {
    const room = presenting();
    expect(room.work().present).toMatchObject({
      order: ["g1-1", "g1-2", "g1-3"],
      at: "g1-1",
      card: 0,
      since: START,
      done: [],
    });
    room.do({ type: "card", ...sheet, group: "g1-1", to: 2 });
    room.pass(60).do({ type: "present", ...sheet, group: "g1-3" });
    expect(room.work().present).toMatchObject({ at: "g1-3", card: 0, since: START + 60_000, done: ["g1-1"] });
    room.pass(60).do({ type: "present", ...sheet, group: "g1-1" });
    room.pass(60).do({ type: "present", ...sheet, group: null });
    expect(room.work().present).toMatchObject({ at: null, since: null, done: ["g1-3", "g1-1"] });
  });

  it("does not count as heard who was called by mistake: the room went back within fifteen seconds (G-151)", () => {
    const room = presenting();
    room.pass(60).do({ type: "present", ...sheet, group: "g1-2" });
    room.pass(14).do({ type: "present", ...sheet, group: "g1-1" });
    expect(room.work().present).toMatchObject({ at: "g1-1", done: [] });
    room.pass(2).do({ type: "present", ...sheet, group: null });
    expect(room.work().present).toMatchObject({ at: null, done: [] });
    room.do({ type: "present", ...sheet, group: "g1-2" }, { type: "present", ...sheet, group: "g1-3" });
    expect(room.work().present).toMatchObject({ at: "g1-3", done: ["g1-2"] });
  });

  it("knows who would like to begin, until they have (G-24)", () => {
    const room = working();
    expect(said(room.try({ type: "volunteer", ...sheet, on: true }, who(4)))).toBe("ok");
    expect(said(room.try({ type: "volunteer", ...sheet, on: true }, who(3)))).toBe("same");
    expect(room.work().present.volunteers).toEqual(["g1-2"]);
    room.do({ type: "present", ...sheet, group: "g1-2" });
    expect(room.work().present.volunteers).toEqual([]);
  });

  it("has its cards turned from the phone of the seat, and two taps skip none (G-27)", () => {
    const room = presenting();
    expect(said(room.try({ type: "card", ...sheet, group: "g1-1", to: 1 }, who(1)))).toBe("ok");
    expect(said(room.try({ type: "card", ...sheet, group: "g1-1", to: 1 }, who(1)))).toBe("same");
    room.try({ type: "take-seat" }, who(2));
    expect(said(room.try({ type: "card", ...sheet, group: "g1-1", to: 2 }, who(1)))).toBe("not-your-seat");
    expect(said(room.try({ type: "card", ...sheet, group: "g1-1", to: 2 }, who(2)))).toBe("ok");
  });

  it("greys, blacks, flags and hides, and takes it back (G-27)", () => {
    const room = presenting();
    for (const on of [true, false]) {
      expect(said(room.try({ type: "grey", ...sheet, entry: one, on }, who(3)))).toBe("ok");
      expect(said(room.try({ type: "black", ...sheet, word: "word1", on }, who(1)))).toBe("ok");
      room.do(
        { type: "flag", ...sheet, entry: two, on },
        { type: "hide-remark", ...sheet, remark: "remark-0001", on },
      );
      const expected = on
        ? { greyed: [one], black: ["word1"], flagged: [two], hidden: ["remark-0001"] }
        : { greyed: [], black: [], flagged: [], hidden: [] };
      expect(room.work()).toMatchObject(expected);
    }
  });

  it("joins sets of entries that overlap, and dissolves them whole (G-111)", () => {
    const room = working();
    const merge = (entries: string[], on = true) =>
      room.do({ type: "merge-entries", ...sheet, entries, on } as Said);
    merge([one, two]);
    merge([three, four]);
    expect(room.work().merged).toEqual([
      [one, two],
      [three, four],
    ]);
    merge([two, three, five]);
    expect(room.work().merged).toEqual([[one, two, three, four, five]]);
    merge([one, five], false);
    expect(room.work().merged).toEqual([]);
  });

  it("sends people round the sheets, and back (G-29)", () => {
    const room = working();
    room.do({ type: "set-walk", ...sheet, to: Object.fromEntries(people(5).map((p) => [p, "g1-1"])) });
    expect(said(room.try({ type: "walk", ...sheet, on: true }))).toBe("same");
    room.do({ type: "walk", ...sheet, on: false });
    expect(room.work().walk).toBeNull();
  });
});
