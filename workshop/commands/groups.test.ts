import { describe, expect, it } from "vitest";
import { GroupRoom, groupWorkshop, people, person, who } from "@/tests/support/group-room";
import { coTrainer, replay, ROOM, type Said, server, trainer, verdict } from "@/tests/support/pure-room";
import { commandSchema } from "@/workshop/commands/all";
import { memberId } from "@/workshop/groups/names";
import type { Actor } from "@/workshop/room/actor";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const uneven = (room: GroupRoom, command: Said, actor: Actor = trainer): string => {
  const before = structuredClone(room.groups);
  const done = room.try(command, actor);
  if (done.ok) return done.changed ? "ok" : "same";
  expect(room.groups).toEqual(before);
  return done.reason;
};

describe("groups: what is refused", () => {
  const removed = () => GroupRoom.of(2, 2).do({ type: "remove", participant: person(9) }) as GroupRoom;
  it.each<[string, () => GroupRoom, Said, Actor, string]>([
    [
      "a draw that the server did not make (G-5)",
      () => GroupRoom.of(2),
      { type: "form-groups", by: "count", n: 2, mix: "random", meetNew: false, places: "none" },
      trainer,
      "bad-message",
    ],
    [
      "groups of nobody",
      () => new GroupRoom(),
      { type: "set-groups", groups: [], places: "none" },
      trainer,
      "nobody-here",
    ],
    [
      "more groups than a room has",
      () => new GroupRoom(),
      { type: "set-groups", groups: people(101).map((p) => [p]), places: "none" },
      trainer,
      "too-many-groups",
    ],
    [
      "a list with somebody twice",
      () => new GroupRoom(),
      {
        type: "list-groups",
        groups: [
          { name: null, people: [person(1)] },
          { name: null, people: [person(1)] },
        ],
      },
      trainer,
      "in-two-groups",
    ],
    [
      "a list with somebody who was removed",
      removed,
      { type: "list-groups", groups: [{ name: null, people: [person(9)] }] },
      trainer,
      "unknown-person",
    ],
    [
      "moving to a group that is not there",
      () => GroupRoom.of(2),
      { type: "move-person", participant: person(1), to: "g9-9" },
      trainer,
      "unknown-group",
    ],
    [
      "moving somebody who was removed",
      removed,
      { type: "move-person", participant: person(9), to: "g1-1" },
      trainer,
      "unknown-person",
    ],
    [
      "moving by a participant",
      () => GroupRoom.of(1, 1),
      { type: "move-person", participant: person(1), to: "g1-2" },
      who(1),
      "not-allowed",
    ],
    [
      "choosing while groups are set",
      () => GroupRoom.of(1, 1),
      { type: "join-group", group: "g1-2" },
      who(1),
      "not-choosing",
    ],
    [
      "dropping a group with people",
      () => GroupRoom.of(1, 1),
      { type: "drop-group", group: "g1-1" },
      trainer,
      "group-not-empty",
    ],
    [
      "dropping a group that is not there",
      () => GroupRoom.of(1),
      { type: "drop-group", group: "g1-7" },
      trainer,
      "unknown-group",
    ],
    [
      "naming a group that is not there",
      () => GroupRoom.of(1),
      { type: "name-group", group: "g1-7", name: "x", table: null },
      trainer,
      "unknown-group",
    ],
    [
      "a guest without a group",
      () => GroupRoom.of(1),
      { type: "add-guest", group: "g1-7", name: "Guest" },
      trainer,
      "unknown-group",
    ],
    [
      "a seat for somebody of another group",
      () => GroupRoom.of(1, 1),
      { type: "set-seat", group: "g1-1", participant: person(2) },
      trainer,
      "not-in-group",
    ],
    [
      "seats where there are no groups",
      () => new GroupRoom(),
      { type: "set-seats", seats: {} },
      trainer,
      "no-groups",
    ],
    [
      "seats where nobody is here",
      () => GroupRoom.of(1),
      { type: "set-seats", seats: {} },
      trainer,
      "nobody-here",
    ],
    ["a seat without a group", () => GroupRoom.of(1), { type: "take-seat" }, who(5), "without-group"],
    [
      "giving away what somebody else has",
      () => seated(),
      { type: "give-seat", to: memberId("g1-1", person(1)) },
      who(2),
      "not-your-seat",
    ],
    [
      "giving the seat to another group",
      () => seated(),
      { type: "give-seat", to: memberId("g1-1", person(3)) },
      who(1),
      "not-in-group",
    ],
    ["calling without a group", () => GroupRoom.of(1), { type: "call", on: true }, who(5), "without-group"],
    [
      "answering a group that is not there",
      () => GroupRoom.of(1),
      { type: "answer-call", group: "g1-4" },
      trainer,
      "unknown-group",
    ],
    [
      "a place in a group that is not there",
      () => GroupRoom.of(1),
      { type: "place", participant: person(2), group: "g2-1" },
      server,
      "unknown-group",
    ],
    [
      "a place by a trainer",
      () => GroupRoom.of(1),
      { type: "place", participant: person(2), group: "g1-1" },
      trainer,
      "not-allowed",
    ],
  ])("%s", (_what, room, command, actor, reason) => expect(uneven(room(), command, actor)).toBe(reason));
});

const seated = (): GroupRoom => {
  const room = GroupRoom.of(2, 1);
  room.try({ type: "take-seat" }, who(1));
  return room;
};

describe("groups: asked for what is so already", () => {
  it.each<[string, () => GroupRoom, Said, Actor]>([
    [
      "the group somebody is in",
      () => GroupRoom.of(2),
      { type: "move-person", participant: person(1), to: "g1-1" },
      trainer,
    ],
    ["no choice", () => GroupRoom.of(2), { type: "end-choice" }, trainer],
    ["no groups", () => new GroupRoom(), { type: "dissolve-groups" }, trainer],
    [
      "the same name",
      () => GroupRoom.of(2),
      { type: "name-group", group: "g1-1", name: null, table: null },
      trainer,
    ],
    ["a guest who is gone", () => GroupRoom.of(2), { type: "drop-guest", guest: "guest-0000" }, trainer],
    ["the seat that one has", seated, { type: "take-seat" }, who(1)],
    ["no call", seated, { type: "call", on: false }, who(1)],
    ["an answer to no call", seated, { type: "answer-call", group: "g1-1" }, trainer],
    [
      "a place for somebody with a group",
      () => GroupRoom.of(1, 1),
      { type: "place", participant: person(1), group: "g1-2" },
      server,
    ],
  ])("%s changes nothing (B-3)", (_what, room, command, actor) =>
    expect(uneven(room(), command, actor)).toBe("same"),
  );
});

describe("forming", () => {
  it("numbers groups, and names their tables in the language of the room (G-5, G-1)", () => {
    const room = new GroupRoom().do({
      type: "set-groups",
      groups: [[person(1)], [person(2)]],
      places: "tables",
    }) as GroupRoom;
    expect(room.groups.list).toEqual([
      { id: "g1-1", name: null, number: 1, table: "Table 1" },
      { id: "g1-2", name: null, number: 2, table: "Table 2" },
    ]);
    const thai = new GroupRoom();
    thai.state = freshState(ROOM, { ...groupWorkshop, language: "th" }, settingsSchema.parse({}));
    thai.do({ type: "set-groups", groups: [[person(1)]], places: "tables" });
    expect(thai.groups.list[0]?.table).toBe("โต๊ะ 1");
  });

  it("keeps the last five memberships, and every group there was with the most people it had (G-8)", () => {
    const room = GroupRoom.of(2, 1);
    for (let i = 0; i < 7; i++)
      room.do({ type: "set-groups", groups: [[person(1)], [person(2), person(3)]], places: "none" });
    expect(room.groups.past).toHaveLength(5);
    expect(room.groups.past.at(-1)).toEqual({
      [person(1)]: "g7-1",
      [person(2)]: "g7-2",
      [person(3)]: "g7-2",
    });
    expect(room.groups.known["g1-1"]).toMatchObject({ number: 1, size: 2 });
    expect(Object.keys(room.groups.known)).toHaveLength(16);
  });

  it("ends seats and calls of groups that are gone, and remembers whose sheet a phone may still hold (G-8, G-10)", () => {
    const room = seated();
    room.try({ type: "call", on: true }, who(1));
    room.do({ type: "set-groups", groups: [[person(1), person(3)], [person(2)]], places: "none" });
    expect(room.groups).toMatchObject({
      seats: {},
      calls: [],
      was: { [person(1)]: ["g1-1"], [person(3)]: ["g1-2"] },
    });
  });

  it("leaves out whom a list does not name (G-5)", () => {
    const room = GroupRoom.of(2).do({
      type: "list-groups",
      groups: [
        { name: "Harbour", people: [person(2)] },
        { name: null, people: [] },
      ],
    }) as GroupRoom;
    expect(room.numbers()).toEqual([[2], []]);
    expect(room.groups.list[0]?.name).toBe("Harbour");
    expect(room.groups.members[person(1)]).toBeUndefined();
  });

  it("lets people choose as long as there is room, and choose again (G-9)", () => {
    const room = new GroupRoom().do(
      { type: "offer-groups", names: ["Source", null], cap: 2 },
      { type: "add-guest", group: "g1-1", name: "Guest" },
    ) as GroupRoom;
    expect(verdict(room.try({ type: "join-group", group: "g1-1" }, who(1)))).toBe("ok");
    expect(verdict(room.try({ type: "join-group", group: "g1-1" }, who(2)))).toBe("group-full");
    expect(verdict(room.try({ type: "join-group", group: "g1-2" }, who(1)))).toBe("ok");
    expect(verdict(room.try({ type: "join-group", group: "g1-1" }, who(2)))).toBe("ok");
    expect(room.numbers()).toEqual([[2], [1]]);
    room.do({ type: "move-person", participant: person(1), to: "g1-1" }, { type: "end-choice" });
    expect(verdict(room.try({ type: "join-group", group: "g1-2" }, who(2)))).toBe("not-choosing");
  });

  it("dissolves groups and never gives an id twice (G-8)", () => {
    const room = GroupRoom.of(1, 1).do({ type: "dissolve-groups" }) as GroupRoom;
    expect(room.groups).toMatchObject({ list: [], members: {}, past: [{ [person(1)]: "g1-1" }] });
    room.do({ type: "add-group" });
    expect(room.groups.list.map((g) => g.id)).toEqual(["g1-3"]);
    room.do(
      { type: "drop-group", group: "g1-3" },
      { type: "add-group" },
      { type: "set-groups", groups: [[person(1)]], places: "none" },
    );
    expect(room.groups.list.map((g) => g.id)).toEqual(["g2-1"]);
  });
});

describe("people", () => {
  it("move with their seat left behind, and their phone still belongs to the sheet before (G-10)", () => {
    const room = seated().do({ type: "move-person", participant: person(1), to: "g1-2" }) as GroupRoom;
    expect(room.groups).toMatchObject({
      seats: {},
      members: { [person(1)]: "g1-2" },
      was: { [person(1)]: ["g1-1"] },
    });
    room.do({ type: "move-person", participant: person(1), to: "g1-1" });
    expect(room.groups.was[person(1)]).toEqual(["g1-2"]);
    room.do({ type: "move-person", participant: person(1), to: null });
    expect(room.groups.members[person(1)]).toBeUndefined();
  });

  it("leave their group when they are removed from the room (G-12)", () => {
    const room = seated().do(
      { type: "start-work", activity: "sheet", seconds: null, phases: null },
      { type: "set-walk", activity: "sheet", to: { [person(1)]: "g1-1", [person(2)]: "g1-2" } },
      { type: "remove", participant: person(1) },
    ) as GroupRoom;
    expect(room.groups).toMatchObject({ seats: {}, members: { [person(2)]: "g1-1" } });
    expect(JSON.stringify([room.groups, room.state.work])).not.toContain(person(1));
  });

  it("without a phone belong to a group, and to the smallest when groups are formed again (G-12)", () => {
    const room = GroupRoom.of(2, 1).do({
      type: "add-guest",
      id: "guest-0001",
      group: "g1-1",
      name: "Guest",
    }) as GroupRoom;
    expect(room.groups.guests).toEqual([{ id: "guest-0001", name: "Guest", group: "g1-1" }]);
    expect(room.groups.known["g1-1"]?.size).toBe(3);
    expect(uneven(room, { type: "drop-group", group: "g1-1" })).toBe("group-not-empty");
    room.do({ type: "set-groups", groups: [[person(1), person(2)], [person(3)]], places: "none" });
    expect(room.groups.guests[0]?.group).toBe("g2-2");
    room.do({ type: "drop-guest", guest: "guest-0001" });
    expect(room.groups.guests).toEqual([]);
  });

  it("of a group take its seat at any time, and give it to each other (G-13)", () => {
    const room = seated();
    expect(uneven(room, { type: "take-seat" }, who(2))).toBe("ok");
    expect(room.groups.seats).toEqual({ "g1-1": person(2) });
    expect(uneven(room, { type: "give-seat", to: memberId("g1-1", person(1)) }, who(2))).toBe("ok");
    expect(room.groups.seats).toEqual({ "g1-1": person(1) });
    expect(uneven(room, { type: "set-seat", group: "g1-1", participant: null }, coTrainer)).toBe("ok");
    expect(uneven(room, { type: "set-seats", seats: { "g1-1": person(2), "g1-2": person(1) } })).toBe("ok");
    expect(room.groups.seats).toEqual({ "g1-1": person(2) });
    expect(room.groups.spoke).toEqual([person(1), person(2)]);
  });

  it("call, and groups are answered in the order in which they called (G-110)", () => {
    const room = GroupRoom.of(2, 1);
    room.try({ type: "call", on: true }, who(3));
    room.try({ type: "call", on: true }, who(1));
    expect(uneven(room, { type: "call", on: true }, who(2))).toBe("same");
    expect(room.groups.calls).toEqual(["g1-2", "g1-1"]);
    room.do({ type: "answer-call", group: "g1-2" });
    room.try({ type: "call", on: false }, who(2));
    expect(room.groups.calls).toEqual([]);
  });
});

/** Groups that were formed so many times. */
const formedTimes = (formed: number): GroupRoom => {
  const room = GroupRoom.of(1);
  room.state = { ...room.state, groups: { ...room.groups, formed } };
  return room;
};
const guest = (n: number, group = "g1-1"): Said => ({
  type: "add-guest",
  id: `guest-${1000 + n}`,
  group,
  name: "Guest",
});
const guests = (count: number): GroupRoom =>
  GroupRoom.of(1, 1).do(...Array.from({ length: count }, (_, i) => guest(i))) as GroupRoom;
const empty = (count: number) => Array.from({ length: count }, () => ({ name: null, people: [] }));

describe("limits of groups", () => {
  it("are a hundred groups, whether they are formed at once or one by one", () => {
    const room = new GroupRoom().do({ type: "list-groups", groups: empty(100) }) as GroupRoom;
    expect(room.groups.list).toHaveLength(100);
    expect(uneven(room, { type: "add-group" })).toBe("too-many-groups");
    room.do({ type: "drop-group", group: "g1-100" });
    expect(uneven(room, { type: "add-group" })).toBe("ok");
    expect(room.groups.list.at(-1)?.id).toBe("g1-101");
    expect(uneven(room, { type: "add-group" })).toBe("too-many-groups");
  });

  it.each<Said>([
    { type: "set-groups", groups: [[person(1)]], places: "none" },
    { type: "list-groups", groups: [{ name: null, people: [person(1)] }] },
    { type: "offer-groups", names: [null, null], cap: 3 },
  ])("are 999 times that they are formed, as ids have three digits: $type", (command) => {
    const room = formedTimes(998);
    expect(uneven(room, command)).toBe("ok");
    expect(room.groups.list[0]?.id).toBe("g999-1");
    expect(uneven(room, command)).toBe("too-many-changes");
  });

  it("leave room for all phases of work that begins alone", () => {
    const phases = (formed: number) => {
      const room = formedTimes(formed);
      return uneven(room, {
        type: "set-phases",
        activity: "sheet",
        people: people(5),
        seconds: [60, 60, 60],
      });
    };
    expect([phases(996), phases(997), phases(999)]).toEqual(["ok", "too-many-changes", "too-many-changes"]);
  });

  it("are as many to be put in order as begin alone", () => {
    const order = Array.from({ length: 500 }, (_, i) => `g1-${i + 1}`);
    const parse = (groups: string[]) =>
      commandSchema.safeParse({ type: "present-order", id: "order-0001", activity: "sheet", order: groups })
        .success;
    expect([parse(order), parse([...order, "g1-501"])]).toEqual([true, false]);
  });

  it("are sixty people without a phone in each group", () => {
    const room = guests(60);
    expect(uneven(room, guest(60))).toBe("group-full");
    expect(uneven(room, guest(59)), "the same again").toBe("same");
    expect(uneven(room, guest(60, "g1-2"))).toBe("ok");
    expect(room.groups.guests).toHaveLength(61);
  });

  it("are in every group what the trainer says, where people choose", () => {
    const room = new GroupRoom().do({
      type: "offer-groups",
      names: ["Source", null, "Delta"],
      cap: 1,
    }) as GroupRoom;
    expect(room.groups.list).toEqual([
      { id: "g1-1", name: "Source", number: 1, table: null },
      { id: "g1-2", name: null, number: 2, table: null },
      { id: "g1-3", name: "Delta", number: 3, table: null },
    ]);
    expect(uneven(room, { type: "join-group", group: "g1-3" }, who(1))).toBe("ok");
    expect(uneven(room, { type: "join-group", group: "g1-3" }, who(2))).toBe("group-full");
  });
});

describe("one group", () => {
  it("can be the first, and comes behind all others with the next number", () => {
    const room = new GroupRoom().do({ type: "add-group" }, { type: "add-group" }) as GroupRoom;
    expect(room.groups.list).toEqual([
      { id: "g1-1", name: null, number: 1, table: null },
      { id: "g1-2", name: null, number: 2, table: null },
    ]);
    room.do({ type: "drop-group", group: "g1-1" }, { type: "add-group" });
    expect(room.groups.list.map((g) => [g.id, g.number])).toEqual([
      ["g1-2", 2],
      ["g1-3", 3],
    ]);
    room.do({ type: "set-groups", groups: [[person(1)]], places: "none" }, { type: "add-group" });
    expect(room.groups.list.map((g) => [g.id, g.number])).toEqual([
      ["g2-1", 1],
      ["g2-2", 2],
    ]);
  });

  it("is numbered as a list has it", () => {
    const room = new GroupRoom().do({ type: "list-groups", groups: empty(2) }) as GroupRoom;
    expect(room.groups.list).toEqual([
      { id: "g1-1", name: null, number: 1, table: null },
      { id: "g1-2", name: null, number: 2, table: null },
    ]);
  });

  it("goes alone when it is dropped", () => {
    const room = new GroupRoom().do({ type: "list-groups", groups: empty(3) }) as GroupRoom;
    room.do({ type: "drop-group", group: "g1-2" });
    expect(room.groups.list.map((g) => g.id)).toEqual(["g1-1", "g1-3"]);
  });

  it.each([
    ["a name", "Harbour", null],
    ["a place", null, "Under the tree"],
    ["both", "Harbour", "Under the tree"],
  ])("gets %s, and the others keep theirs", (_what, name, table) => {
    const room = GroupRoom.of(1, 1).do({ type: "name-group", group: "g1-2", name, table }) as GroupRoom;
    const named = { id: "g1-2", name, number: 2, table };
    expect(room.groups.list).toEqual([{ id: "g1-1", name: null, number: 1, table: null }, named]);
    expect(room.groups.known["g1-2"]).toEqual({ ...named, size: 1 });
    expect(uneven(room, { type: "name-group", group: "g1-2", name, table })).toBe("same");
    expect(uneven(room, { type: "name-group", group: "g1-2", name: null, table: null })).toBe("ok");
  });

  it("has each guest once, and loses only the one who goes", () => {
    const room = guests(2);
    expect(uneven(room, guest(1, "g1-2"))).toBe("same");
    room.do({ type: "drop-guest", guest: "guest-1000" });
    expect(room.groups.guests.map((g) => g.id)).toEqual(["guest-1001"]);
  });

  it("takes a latecomer who has none, once", () => {
    const room = GroupRoom.of(1, 1);
    const place: Said = { type: "place", participant: person(5), group: "g1-2" };
    expect(uneven(room, place, server)).toBe("ok");
    expect(room.numbers()).toEqual([[1], [2, 5]]);
    expect(uneven(room, { ...place, group: "g1-1" }, server)).toBe("same");
  });
});

/** Three groups at work, of which the third is new and nobody was ever in it. */
const working = (): GroupRoom =>
  GroupRoom.of(1, 1).do(
    { type: "add-group" },
    { type: "start-work", activity: "sheet", seconds: 600, phases: null },
    { type: "present-order", activity: "sheet", order: ["g1-3", "g1-2", "g1-1"] },
  ) as GroupRoom;
const alone: Said = { type: "set-phases", activity: "sheet", people: people(2), seconds: [60, 60, 60] };
const present = (group: string | null): Said => ({ type: "present", activity: "sheet", group });

describe("work where groups change", () => {
  it.each<[string, Said]>([
    ["groups are set again", { type: "set-groups", groups: [[person(1)]], places: "none" }],
    ["groups are dissolved", { type: "dissolve-groups" }],
  ])("goes through no phases any more where %s", (_what, command) => {
    const room = new GroupRoom().do(alone) as GroupRoom;
    expect(room.work().phases).not.toBeNull();
    room.do(command);
    expect(room.work().phases).toBeNull();
    expect(room.work().present.order).toEqual(room.groups.list.map((g) => g.id));
  });

  it("goes on through its phases where one group comes or goes", () => {
    const room = new GroupRoom().do(alone, { type: "add-group" }) as GroupRoom;
    expect(room.work()).toMatchObject({ groups: ["g1-1", "g1-2", "g1-3"], phases: { at: 0 } });
    room.do({ type: "drop-group", group: "g1-3" });
    expect(room.work()).toMatchObject({ groups: ["g1-1", "g1-2"], phases: { at: 0 } });
  });

  it("keeps the order in which groups present where one comes or goes", () => {
    const room = working().do({ type: "add-group" }) as GroupRoom;
    expect(room.work().present.order).toEqual(["g1-3", "g1-2", "g1-1", "g1-4"]);
    room.do({ type: "drop-group", group: "g1-4" });
    expect(room.work().present.order).toEqual(["g1-3", "g1-2", "g1-1"]);
  });

  it("keeps the sheet of a group that is dropped, where somebody was in it", () => {
    const room = working().do(
      { type: "move-person", participant: person(2), to: "g1-1" },
      { type: "freeze-work", activity: "sheet" },
      present("g1-2"),
      { type: "drop-group", group: "g1-2" },
    ) as GroupRoom;
    expect(room.work()).toMatchObject({
      groups: ["g1-1", "g1-2", "g1-3"],
      present: { at: "g1-2", order: ["g1-3", "g1-2", "g1-1"] },
    });
  });

  it("forgets a group that nobody was ever in, from the stage too", () => {
    const room = working().do({ type: "freeze-work", activity: "sheet" }, present("g1-3")) as GroupRoom;
    room.do({ type: "card", activity: "sheet", group: "g1-3", to: 2 }, { type: "drop-group", group: "g1-3" });
    expect(room.work().groups).toEqual(["g1-1", "g1-2"]);
    expect(room.work().present).toEqual({
      order: ["g1-2", "g1-1"],
      at: null,
      card: 0,
      since: null,
      done: [],
      volunteers: [],
    });
  });

  it("leaves the stage to whom it belongs when another group is forgotten that was heard", () => {
    const room = working().do({ type: "freeze-work", activity: "sheet" }, present("g1-3")) as GroupRoom;
    room.pass(60).do(present("g1-2"));
    room.pass(60).do(present("g1-1"), { type: "card", activity: "sheet", group: "g1-1", to: 2 });
    room.try({ type: "volunteer", activity: "sheet", on: true }, who(2));
    const before = room.work().present;
    expect(before).toMatchObject({ done: ["g1-3", "g1-2"], volunteers: ["g1-2"] });
    room.do({ type: "drop-group", group: "g1-3" });
    expect(room.work().present).toEqual({ ...before, order: ["g1-2", "g1-1"], done: ["g1-2"] });
  });
});

it("a log with what was drawn replays to the same room, and undo leaves groups as they are (B-2, G-5)", () => {
  const room = GroupRoom.of(3, 2);
  room.try({ type: "take-seat" }, who(1));
  room.do(
    { type: "dim", on: true },
    { type: "start-work", activity: "sheet", seconds: 60, phases: null },
    { type: "set-seats", seats: { "g1-2": person(4) } },
    { type: "set-order", activity: "sheet", order: ["g1-2", "g1-1"] },
  );
  room.try({ type: "place", participant: person(6), group: "g1-2" }, server);
  room.do(
    { type: "set-walk", activity: "sheet", to: { [person(1)]: "g1-2" } },
    { type: "set-phases", activity: "other", people: people(5), seconds: [60, 60, 60] },
  );
  room.pass(70).tick();
  const before = room.state;
  room.do({ type: "undo" });
  expect([room.groups, room.state.work]).toEqual([before.groups, before.work]);
  expect(replay(room.log, freshState(ROOM, groupWorkshop, settingsSchema.parse({})))).toEqual(room.state);
});
