import { seeded } from "@/model/statistics/random";
import { GroupRoom, people, person, who } from "@/tests/support/group-room";
import { PureRoom, ROOM, type Said } from "@/tests/support/pure-room";
import { sampleWorkshop } from "@/tests/support/sample-workshop";
import type { CommandOf, LoggedCommand } from "@/workshop/commands/all";
import { resolveCommand } from "@/workshop/commands/apply";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";
import { describe, expect, it } from "vitest";

const id = "command-0000";
interface Given {
  here?: number[];
  known?: number;
  sectors?: string;
}
const draw = (
  room: GroupRoom,
  command: Said,
  { here = [], known = 12, sectors = "" }: Given = {},
  seed = 1,
) => {
  const all = new Map(
    people(known).map((p, i) => [p, { id: p, alias: null, sector: sectors[i] ?? null, language: null }]),
  );
  const present = new Set(here.map(person));
  return resolveCommand({ id, ...command } as LoggedCommand, {
    state: room.state,
    people: all,
    here: () => present,
    expected: () => present,
    random: seeded(seed),
  });
};
const form: Said = {
  type: "form-groups",
  by: "count",
  n: 3,
  mix: "sectors",
  meetNew: false,
  places: "tables",
};
const working = (...sizes: number[]) =>
  GroupRoom.of(...sizes).do({
    type: "start-work",
    activity: "sheet",
    seconds: null,
    phases: null,
  }) as GroupRoom;

describe("the way to a content notice (B-159)", () => {
  it.each([
    ["a part", "hello", "story/3", "story/3!notice"],
    ["the first part of a story that has one", "hello", "story/1", "story!notice"],
    ["an activity", "hello", "poll", "poll!notice"],
    ["a part without one", "hello", "story/2", "story!notice"],
  ])("leads a jump to %s to the notice first", (_, from, to, by) => {
    const [session] = sampleWorkshop.sessions;
    const activities = session!.activities.map((a) =>
      a.id === "poll" || (a.id === "story" && to !== "story/3") ? { ...a, notice: "Careful." } : a,
    );
    const workshop = { ...sampleWorkshop, sessions: [{ ...session!, activities }] };
    const room = new PureRoom(freshState(ROOM, workshop, settingsSchema.parse({}))).go(from);
    const go = { type: "go", id, to, seen: room.state.stepRevision } as const;
    const nobody = () => new Set<string>();
    const context = { people: new Map(), here: nobody, expected: nobody, random: seeded(1) };
    const resolved = resolveCommand(go, { state: room.state, ...context });
    expect(resolved).toEqual({ ...go, to: by });
    expect(room.do(resolved as Said).state.position.step).toBe(by);
  });
});

describe("the way back from a question that was asked at once (B-158)", () => {
  const asked = () => {
    const room = new PureRoom().go("story/3!notice").go("story/3");
    const activity = { id: "quick", kind: "slide", title: "Quick", body: "# Quick" };
    const session = room.state.workshop.sessions[0]!.id;
    return room
      .do({ type: "amend", change: { do: "insert", session, after: "story", activity, aside: true } })
      .go("quick");
  };
  const way = (room: PureRoom, to: string) => {
    const nobody = () => new Set<string>();
    const context = { people: new Map(), here: nobody, expected: nobody, random: seeded(1) };
    const go = { type: "go", id, to, seen: room.state.stepRevision } as const;
    return (resolveCommand(go, { state: room.state, ...context }) as CommandOf<"go">).to;
  };

  it("passes no content notice, and any other way does", () => {
    expect(way(asked(), "story/3")).toBe("story/3");
    expect(way(asked().go("story/1"), "story/3")).toBe("story/3!notice");
    expect(way(asked().go("poll"), "story/3")).toBe("story/3!notice");
  });

  it("is straight by an undo too", () => {
    expect(asked().undo().state.position.step).toBe("story/3");
    expect(asked().go("poll").undo().undo().state.position.step).toBe("story/3");
  });
});

describe("drawing", () => {
  it("forms groups of those who are here, or else of all, under the same id (G-5)", () => {
    const some = draw(new GroupRoom(), form, { here: [1, 2, 3, 4, 5, 6] });
    expect(some).toMatchObject({ type: "set-groups", id, places: "tables" });
    expect((some as CommandOf<"set-groups">).groups.flat().sort()).toEqual(people(6));
    expect((draw(new GroupRoom(), form) as CommandOf<"set-groups">).groups.map((g) => g.length)).toEqual([
      4, 4, 4,
    ]);
    expect(draw(new GroupRoom(), form, { known: 0 })).toMatchObject({ groups: [] });
  });

  it("lets people meet others than now (G-4)", () => {
    const groups = (
      draw(GroupRoom.of(3, 3, 3), { ...form, meetNew: true } as Said, { known: 9 }) as CommandOf<"set-groups">
    ).groups;
    const before = (p: string) => Math.floor((Number(p.slice(-12)) - 1) / 3);
    for (const group of groups) expect(new Set(group.map(before)).size).toBe(3);
  });

  it("draws seats of those who are here, first of those who had none (G-13)", () => {
    const room = GroupRoom.of(3, 2);
    room.try({ type: "take-seat" }, who(1));
    for (let seed = 1; seed < 20; seed++) {
      expect(draw(room, { type: "draw-seats", group: null }, { here: [1, 2, 4] }, seed)).toEqual({
        type: "set-seats",
        id,
        seats: { "g1-1": person(2), "g1-2": person(4) },
      });
    }
    expect(draw(room, { type: "draw-seats", group: "g1-2" }, { here: [1] })).toMatchObject({ seats: {} });
  });

  it("leaves those who were heard in their place when it draws an order (G-24)", () => {
    const room = working(1, 1, 1, 1, 1).do(
      { type: "present", activity: "sheet", group: "g1-3" },
      { type: "present", activity: "sheet", group: "g1-5" },
    ) as GroupRoom;
    const orders = Array.from(
      { length: 30 },
      (_, i) =>
        (draw(room, { type: "shuffle-order", activity: "sheet" }, {}, i + 1) as CommandOf<"set-order">).order,
    );
    for (const order of orders) {
      expect(order.slice(0, 2)).toEqual(["g1-3", "g1-5"]);
      expect([...order].sort()).toEqual(["g1-1", "g1-2", "g1-3", "g1-4", "g1-5"]);
    }
    expect(new Set(orders.map(String)).size).toBe(6);
  });

  it("lets one of each group explain its sheet and spreads the others over all other sheets (G-29)", () => {
    const room = working(5, 5, 5, 4);
    room.try({ type: "take-seat" }, who(3));
    for (let seed = 1; seed < 40; seed++) {
      const { to } = draw(
        room,
        { type: "walk", activity: "sheet", on: true },
        {},
        seed,
      ) as CommandOf<"set-walk">;
      expect(Object.keys(to).sort()).toEqual(people(19));
      expect(to[person(3)]).toBe("g1-1");
      for (const { id: group } of room.groups.list) {
        const visitors = Object.keys(to).filter((p) => to[p] === group);
        expect(visitors.filter((p) => room.groups.members[p] === group)).toHaveLength(1);
        expect(new Set(visitors.map((p) => room.groups.members[p])).size, `seed ${seed}`).toBe(4);
        expect(visitors.length).toBeGreaterThanOrEqual(4);
        expect(visitors.length).toBeLessThanOrEqual(6);
      }
    }
    expect(draw(working(1), { type: "walk", activity: "sheet", on: true })).toMatchObject({
      to: { [person(1)]: "g1-1" },
    });
  });

  it("draws who begins alone, and draws nothing again while phases run (G-20)", () => {
    const room = GroupRoom.of(2);
    const start: Said = { type: "start-work", activity: "sheet", seconds: null, phases: [60, 60, 60] };
    const begun = draw(room, start, { here: [1, 2, 3] });
    expect(begun).toMatchObject({ type: "set-phases", id, activity: "sheet", seconds: [60, 60, 60] });
    room.do(begun as Said);
    expect([...room.numbers()].flat().sort()).toEqual([1, 2, 3]);
    expect(draw(room, start)).toMatchObject({ type: "start-work" });
  });

  it("places a latecomer where the fewest are, not while people choose, nor whom a trainer took out (G-12)", () => {
    const place: Said = { type: "place", participant: person(9), group: "" };
    expect(draw(GroupRoom.of(2, 1, 1), place)).toMatchObject({ type: "place", group: "g1-2" });
    expect(draw(new GroupRoom(), place)).toBe("no-groups");
    expect(
      draw(new GroupRoom().do({ type: "offer-groups", names: [null, null], cap: 4 }) as GroupRoom, place),
    ).toBe("no-groups");
    const out = GroupRoom.of(1, 1).do({ type: "move-person", participant: person(1), to: null }) as GroupRoom;
    expect(draw(out, { ...place, participant: person(1) } as Said)).toBe("no-groups");
    out.do({ type: "set-groups", groups: [[person(2)], [person(3)]], places: "none" });
    expect(draw(out, { ...place, participant: person(1) } as Said)).toMatchObject({ group: "g2-1" });
  });

  it.each<Said>([
    { type: "move-person", participant: person(99), to: null },
    { type: "set-seat", group: "g1-1", participant: person(99) },
    { type: "list-groups", groups: [{ name: null, people: [person(99)] }] },
  ])("knows nobody who is not in the room: $type", (command) =>
    expect(draw(GroupRoom.of(1), command)).toBe("unknown-person"),
  );
});
