import { describe, expect, it } from "vitest";
import { GroupRoom, people, person, who } from "@/tests/support/group-room";
import { coTrainer, type Said, START, trainer } from "@/tests/support/pure-room";
import type { Applied } from "@/workshop/commands/apply";
import { pairsOf } from "@/workshop/room/phases";
import type { Actor } from "@/workshop/room/actor";
import { nextDeadline } from "@/workshop/room/rounds";

const sheet = { activity: "sheet" } as const;
const start = (seconds: number | null = 60): Said => ({
  type: "start-work",
  ...sheet,
  seconds,
  phases: null,
});
const phases = (count: number): Said => ({
  type: "set-phases",
  ...sheet,
  people: people(count),
  seconds: [60, 120, 180],
});
const working = (...sizes: number[]): GroupRoom => GroupRoom.of(...sizes).do(start()) as GroupRoom;
const frozen = (): GroupRoom => working(1, 1).do({ type: "freeze-work", ...sheet }) as GroupRoom;
const handed = (session: string, step: string): GroupRoom => {
  const room = working(2, 1).do(
    { type: "hand-over", id: "handover-0000", session },
    { type: "go", to: step },
  );
  room.try({ type: "introduce", name: "Pia" }, presenter);
  return room as GroupRoom;
};
const presenter: Actor = { role: "presenter", roomId: trainer.roomId, id: "handover-0000" };
const said = (done: Applied): string => (!done.ok ? done.reason : done.changed ? "ok" : "same");
const effects = (done: Applied) => (done.ok ? done.effects : []);

describe("work: what is refused", () => {
  it.each<[string, () => GroupRoom, Said, Actor, string]>([
    [
      "on what is not in the workshop",
      () => GroupRoom.of(1),
      { ...start(), activity: "nothing" } as Said,
      trainer,
      "unknown-activity",
    ],
    [
      "on a slide",
      () => GroupRoom.of(1),
      { ...start(), activity: "hello" } as Said,
      trainer,
      "not-a-worksheet",
    ],
    ["without groups", () => new GroupRoom(), start(), trainer, "no-groups"],
    [
      "phases in an order that the server did not draw",
      () => GroupRoom.of(2),
      { type: "start-work", ...sheet, seconds: null, phases: [60, 60, 60] },
      trainer,
      "bad-message",
    ],
    [
      "phases of nobody",
      () => GroupRoom.of(2),
      { type: "set-phases", ...sheet, people: [], seconds: [60, 60, 60] },
      trainer,
      "nobody-here",
    ],
    [
      "phases with somebody twice",
      () => GroupRoom.of(2),
      { type: "set-phases", ...sheet, people: [person(1), person(1)], seconds: [60, 60, 60] },
      trainer,
      "in-two-groups",
    ],
    ["by a participant", () => GroupRoom.of(1), start(), who(1), "not-allowed"],
    [
      "once the activity is finished",
      () => GroupRoom.of(1).do({ type: "finish", ...sheet }) as GroupRoom,
      start(),
      trainer,
      "finished",
    ],
    [
      "freezing what has not begun",
      () => GroupRoom.of(1),
      { type: "freeze-work", ...sheet },
      trainer,
      "no-work",
    ],
    [
      "time where nothing was begun",
      () => GroupRoom.of(1),
      { type: "work-time", ...sheet, group: null, seconds: 60 },
      trainer,
      "no-work",
    ],
    [
      "time for what is frozen",
      frozen,
      { type: "work-time", ...sheet, group: null, seconds: 60 },
      trainer,
      "work-frozen",
    ],
    [
      "time for a group without a sheet",
      () => working(1),
      { type: "work-time", ...sheet, group: "g1-5", seconds: 60 },
      trainer,
      "unknown-group",
    ],
    [
      "an end for what is frozen",
      frozen,
      { type: "end-work", ...sheet, seconds: 60 },
      trainer,
      "work-frozen",
    ],
    [
      "a nudge when it is frozen",
      frozen,
      { type: "nudge", ...sheet, group: null, text: "Think" },
      trainer,
      "work-frozen",
    ],
    [
      "a nudge to a group that is not there",
      () => working(1),
      { type: "nudge", ...sheet, group: "g1-5", text: "Think" },
      trainer,
      "unknown-group",
    ],
    [
      "a phase where there are none",
      () => working(1),
      { type: "next-phase", ...sheet, at: 1 },
      trainer,
      "no-phases",
    ],
    [
      "a phase that does not come next",
      () => new GroupRoom().do(phases(4)) as GroupRoom,
      { type: "next-phase", ...sheet, at: 2 },
      trainer,
      "stale",
    ],
    [
      "by the presenter of another session (G-23)",
      () => handed("s2", "other"),
      { type: "freeze-work", ...sheet },
      presenter,
      "not-your-session",
    ],
    [
      "by a presenter while the room is elsewhere (G-23)",
      () => handed("s1", "other"),
      { type: "set-seat", group: "g1-1", participant: person(1) },
      presenter,
      "not-your-session",
    ],
    [
      "forming by a presenter (G-23)",
      () => handed("s1", "sheet"),
      { type: "add-group" },
      presenter,
      "not-allowed",
    ],
    [
      "after the day has ended (B-103)",
      () =>
        GroupRoom.of(1).do(
          { type: "start-day", day: "all", planned: null },
          { type: "end-day" },
        ) as GroupRoom,
      start(),
      trainer,
      "day-over",
    ],
  ])("%s", (_what, room, command, actor, reason) => expect(said(room().try(command, actor))).toBe(reason));

  it.each<[string, () => GroupRoom, Said]>([
    ["starting what is open", () => working(1), start(30)],
    ["freezing what is frozen", frozen, { type: "freeze-work", ...sheet }],
    [
      "more time where no end is set (G-16)",
      () => GroupRoom.of(1).do(start(null)) as GroupRoom,
      { type: "work-time", ...sheet, group: null, seconds: 60 },
    ],
    [
      "phases that run",
      () => new GroupRoom().do(phases(4)) as GroupRoom,
      { type: "start-work", ...sheet, seconds: null, phases: [60, 60, 60] },
    ],
    [
      "the phase that runs",
      () => new GroupRoom().do(phases(4), { type: "next-phase", ...sheet, at: 1 }) as GroupRoom,
      { type: "next-phase", ...sheet, at: 1 },
    ],
  ])("%s changes nothing (B-3)", (_what, room, command) => expect(said(room().try(command))).toBe("same"));
});

describe("the time of work (G-15, G-16)", () => {
  it("is over for all after five more seconds, and the server freezes it then", () => {
    const room = working(2, 2);
    expect(room.work()).toMatchObject({ groups: ["g1-1", "g1-2"], phase: "open", endsAt: START + 60_000 });
    expect(nextDeadline(room.state.position, room.now, room.state.work)).toBe(START + 65_000);
    expect(room.pass(64.9).tick().state.work.sheet?.phase).toBe("open");
    room.pass(0.1).tick();
    expect(room.work()).toMatchObject({ phase: "frozen", endsAt: null });
    expect(nextDeadline(room.state.position, room.now, room.state.work)).toBeNull();
  });

  it("may be longer for one group; the room looks again when each group's is over", () => {
    const room = working(1, 1).do({ type: "work-time", ...sheet, group: "g1-2", seconds: 30 }) as GroupRoom;
    expect(nextDeadline(room.state.position, room.now, room.state.work)).toBe(START + 65_000);
    room.pass(65).tick();
    expect(room.work().phase).toBe("open");
    expect(nextDeadline(room.state.position, room.now, room.state.work)).toBe(START + 95_000);
    expect((room.pass(30).tick() as GroupRoom).work().phase).toBe("frozen");
  });

  it("grows from its end, or from now where that is past", () => {
    const room = working(1, 1).do({ type: "work-time", ...sheet, group: null, seconds: 30 }) as GroupRoom;
    expect(room.work().endsAt).toBe(START + 90_000);
    room.pass(93).do({ type: "work-time", ...sheet, group: "g1-1", seconds: 10 });
    expect(room.work().extra).toEqual({ "g1-1": 13_000 });
    room.do({ type: "work-time", ...sheet, group: null, seconds: 60 });
    expect(room.work().endsAt).toBe(START + 153_000);
  });

  it("ends for all together, whatever they had been given (G-16)", () => {
    const room = working(1, 1).do(
      { type: "work-time", ...sheet, group: "g1-1", seconds: 600 },
      { type: "end-work", ...sheet, seconds: 20 },
    ) as GroupRoom;
    expect(room.work()).toMatchObject({ endsAt: START + 20_000, extra: {} });
    expect((room.pass(25).tick() as GroupRoom).work().phase).toBe("frozen");
  });

  it("may be without an end, and goes on when the room goes elsewhere, and beside other work (G-15)", () => {
    const room = GroupRoom.of(1).do(
      start(null),
      { type: "go", to: "sheet" },
      { type: "go", to: "hello" },
      { type: "start-work", activity: "other", seconds: null, phases: null },
    ) as GroupRoom;
    expect([room.work().phase, room.work("other").phase]).toEqual(["open", "open"]);
    expect(nextDeadline(room.state.position, room.now, room.state.work)).toBeNull();
  });

  it("begins again with the sheets as they are, for the groups that are there now", () => {
    const room = frozen().do(
      { type: "set-groups", groups: [[person(1), person(2)]], places: "none" },
      start(30),
    ) as GroupRoom;
    expect(room.work()).toMatchObject({
      phase: "open",
      groups: ["g1-1", "g1-2", "g2-1"],
      present: { order: ["g2-1"] },
      phases: null,
    });
  });

  it.each<[string, Said]>([
    ["finish", { type: "finish", ...sheet }],
    ["end-day", { type: "end-day" }],
    ["end", { type: "end" }],
  ])("is over with %s (G-16)", (_what, command) => {
    const room = GroupRoom.of(1).do(
      { type: "start-day", day: "all", planned: null },
      start(),
      command,
    ) as GroupRoom;
    expect(room.work()).toMatchObject({ phase: "frozen", endsAt: null });
  });

  it("is led by a presenter in their own session (G-23)", () => {
    const room = handed("s1", "sheet");
    for (const command of [
      { type: "nudge", ...sheet, group: null, text: "Think" },
      { type: "set-seat", group: "g1-1", participant: person(1) },
      { type: "freeze-work", ...sheet },
      start(),
    ] as Said[]) {
      expect(said(room.try(command, presenter))).toBe("ok");
    }
  });
});

describe("groups while work is open (G-8)", () => {
  it("that are new get sheets; those that are gone are nudged and given time no more", () => {
    const room = working(1, 1).do(
      { type: "nudge", ...sheet, group: null, text: "Think" },
      { type: "work-time", ...sheet, group: "g1-1", seconds: 30 },
      { type: "add-group" },
    ) as GroupRoom;
    expect(room.work()).toMatchObject({
      groups: ["g1-1", "g1-2", "g1-3"],
      nudges: { "g1-1": { text: "Think" }, "g1-2": { text: "Think" } },
    });
    room.do({ type: "drop-group", group: "g1-3" });
    expect(room.work().groups).toEqual(["g1-1", "g1-2"]);
    room.do({ type: "set-groups", groups: [[person(1)], [person(2)]], places: "none" });
    expect(room.work()).toMatchObject({
      groups: ["g1-1", "g1-2", "g2-1", "g2-2"],
      nudges: {},
      extra: {},
      present: { order: ["g2-1", "g2-2"] },
    });
  });

  it("that are new get none where it is frozen", () => {
    expect(
      (frozen().do({ type: "set-groups", groups: [[person(1)]], places: "none" }) as GroupRoom).work().groups,
    ).toEqual(["g1-1", "g1-2"]);
  });

  it("are nudged one by one, and the last nudge stands until the end (G-19)", () => {
    const room = working(1, 1).do(
      { type: "nudge", ...sheet, group: "g1-2", text: "One" },
      { type: "nudge", ...sheet, group: "g1-2", text: "Two" },
    ) as GroupRoom;
    expect(room.work().nudges).toEqual({ "g1-2": { text: "Two", at: START } });
    room.do({ type: "nudge", ...sheet, group: "g1-2", text: "Empat", language: "id" });
    expect(room.work().nudges).toEqual({ "g1-2": { text: "Empat", language: "id", at: START } });
    expect((room.do({ type: "freeze-work", ...sheet }) as GroupRoom).work().nudges).toEqual({});
  });
});

describe("alone, in pairs, in fours (G-20)", () => {
  const begun = (count: number): GroupRoom => new GroupRoom().do(phases(count)) as GroupRoom;

  it.each([
    [1, [[1]], [[1]]],
    [2, [[1, 2]], [[1, 2]]],
    [3, [[1, 2, 3]], [[1, 2, 3]]],
    [
      5,
      [
        [1, 2],
        [3, 4, 5],
      ],
      [[1, 2, 3, 4, 5]],
    ],
    [
      6,
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      [
        [1, 2, 3, 4],
        [5, 6],
      ],
    ],
    [
      9,
      [
        [1, 2],
        [3, 4],
        [5, 6],
        [7, 8, 9],
      ],
      [
        [1, 2, 3, 4],
        [5, 6, 7, 8, 9],
      ],
    ],
  ])("%i people", (count, pairs, fours) => {
    const room = begun(count);
    expect(room.numbers()).toEqual(Array.from({ length: count }, (_, i) => [i + 1]));
    room.do({ type: "next-phase", ...sheet, at: 1 });
    expect(room.numbers()).toEqual(pairs);
    room.do({ type: "next-phase", ...sheet, at: 2 });
    expect(room.numbers().flat()).toEqual(fours.flat());
    expect(room.numbers()).toEqual(fours);
  });

  it("puts sheets together on new ones, and remembers where they came from", () => {
    const room = begun(5);
    const done = room.try({ type: "next-phase", ...sheet, at: 1 }, coTrainer);
    expect(effects(done)).toEqual([
      { type: "merge-sheets", ...sheet, into: "g2-1", from: ["g1-1", "g1-2"] },
      { type: "merge-sheets", ...sheet, into: "g2-2", from: ["g1-3", "g1-4", "g1-5"] },
    ]);
    expect(room.work()).toMatchObject({
      phases: { at: 1 },
      cameFrom: { "g2-1": ["g1-1", "g1-2"] },
      present: { order: ["g2-1", "g2-2"] },
    });
    expect(room.work().groups).toEqual(["g1-1", "g1-2", "g1-3", "g1-4", "g1-5", "g2-1", "g2-2"]);
    expect(room.groups.was[person(5)]).toEqual(["g1-5"]);
  });

  it("is led by the clock, and frozen after the last", () => {
    const room = begun(4);
    room.pass(65);
    expect(effects(room.try({ type: "tick" }, { role: "server", roomId: trainer.roomId }))).toHaveLength(2);
    expect(room.work()).toMatchObject({ phases: { at: 1 }, endsAt: room.now + 120_000, phase: "open" });
    room.pass(125).tick();
    expect(room.numbers()).toEqual([[1, 2, 3, 4]]);
    room.pass(185).tick();
    expect(room.work()).toMatchObject({ phase: "frozen", phases: { at: 2 } });
    expect((room.do(start()) as GroupRoom).work().phases).toBeNull();
  });

  it("takes seats, calls and people without a phone along", () => {
    const room = begun(4);
    room.try({ type: "take-seat" }, who(2));
    room.try({ type: "call", on: true }, who(3));
    room.do(
      { type: "add-guest", id: "guest-0001", group: "g1-4", name: "Guest" },
      { type: "next-phase", ...sheet, at: 1 },
    );
    expect(room.groups).toMatchObject({
      seats: { "g2-1": person(2) },
      calls: ["g2-2"],
      guests: [{ group: "g2-2" }],
    });
  });

  it("loses no sheet of somebody who has left", () => {
    const room = begun(4).do(
      { type: "remove", participant: person(1) },
      { type: "remove", participant: person(3) },
    ) as GroupRoom;
    expect(pairsOf(room.groups)).toEqual([["g1-1", "g1-2", "g1-3", "g1-4"]]);
  });
});
