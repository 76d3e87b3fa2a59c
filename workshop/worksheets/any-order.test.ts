/**
 * Trainers, people and the clock do anything with groups in any order; what must hold always, holds after
 * each step.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GroupRoom, groupWorkshop, people, person, who } from "@/tests/support/group-room";
import { replay, ROOM, type Said, server, trainer } from "@/tests/support/pure-room";
import { sizeOf } from "@/workshop/groups/membership";
import { memberId } from "@/workshop/groups/names";
import { dueWorks } from "@/workshop/worksheets/work";
import type { Actor } from "@/workshop/room/actor";
import { nextDeadline } from "@/workshop/room/rounds";
import { freshState } from "@/workshop/room/state";
import { settingsSchema } from "@/workshop/room/settings";

const everybody = people(8);
const anyone = fc.constantFrom(...everybody);
const one = fc.integer({ min: 1, max: 8 });
const activity = fc.constantFrom("sheet", "sheet", "other");
const groups = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 })
  .map((places) =>
    [0, 1, 2].map((g) => everybody.filter((_, i) => places[i] === g)).filter((g) => g.length > 0),
  );
const on = fc.boolean();
/** Which of the groups there are; those that are gone too. */
const nth = fc.integer({ min: 0, max: 9 });

type Step = { say: (room: GroupRoom) => Said; actor: Actor } | { pass: number };
const by = (actor: Actor, say: (room: GroupRoom) => Said): Step => ({ actor, say });
const group = (room: GroupRoom, n: number): string =>
  room.groups.list[n]?.id ?? Object.keys(room.groups.known).at(n - 10) ?? "g1-1";
const led = (say: (room: GroupRoom) => Said): Step => by(trainer, say);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: groups.map((g) => led(() => ({ type: "set-groups", groups: g, places: "none" }))) },
  groups.map((g) =>
    led(() => ({
      type: "list-groups",
      groups: g.length > 0 ? g.map((p) => ({ name: null, people: p })) : [{ name: null, people: [] }],
    })),
  ),
  fc.integer({ min: 1, max: 5 }).map((cap) => led(() => ({ type: "offer-groups", names: ["A", "B"], cap }))),
  fc
    .constantFrom<Said>({ type: "end-choice" }, { type: "dissolve-groups" }, { type: "add-group" })
    .map((said) => led(() => said)),
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyone, nth, on)
      .map(([participant, n, out]) =>
        led((room) => ({ type: "move-person", participant, to: out && n < 2 ? null : group(room, n) })),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(anyone, nth)
      .map(([participant, n]) =>
        by(server, (room) => ({ type: "place", participant, group: group(room, n) })),
      ),
  },
  nth.map((n) => led((room) => ({ type: "drop-group", group: group(room, n) }))),
  nth.map((n) => led((room) => ({ type: "add-guest", group: group(room, n), name: "Guest" }))),
  fc.tuple(one, nth).map(([p, n]) => by(who(p), (room) => ({ type: "join-group", group: group(room, n) }))),
  { weight: 2, arbitrary: one.map((p) => by(who(p), () => ({ type: "take-seat" }))) },
  fc
    .tuple(one, anyone, nth)
    .map(([p, to, n]) => by(who(p), (room) => ({ type: "give-seat", to: memberId(group(room, n), to) }))),
  fc.tuple(one, on).map(([p, o]) => by(who(p), () => ({ type: "call", on: o }))),
  {
    weight: 3,
    arbitrary: fc
      .tuple(activity, fc.option(fc.constantFrom(10, 60)))
      .map(([a, seconds]) => led(() => ({ type: "start-work", activity: a, seconds, phases: null }))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(activity, fc.shuffledSubarray(everybody, { minLength: 1 }))
      .map(([a, p]) => led(() => ({ type: "set-phases", activity: a, people: p, seconds: [10, 20, 30] }))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(activity, fc.constantFrom<1 | 2>(1, 2))
      .map(([a, index]) => led(() => ({ type: "next-phase", activity: a, at: index }))),
  },
  activity.map((a) => led(() => ({ type: "freeze-work", activity: a }))),
  fc
    .tuple(activity, nth)
    .map(([a, n]) =>
      led((room) => ({ type: "work-time", activity: a, group: n > 7 ? null : group(room, n), seconds: 30 })),
    ),
  activity.map((a) => led(() => ({ type: "end-work", activity: a, seconds: 5 }))),
  fc
    .tuple(activity, nth)
    .map(([a, n]) => led((room) => ({ type: "nudge", activity: a, group: group(room, n), text: "Think" }))),
  {
    weight: 2,
    arbitrary: fc
      .tuple(activity, nth)
      .map(([a, n]) =>
        led((room) => ({ type: "present", activity: a, group: n > 8 ? null : group(room, n) })),
      ),
  },
  fc
    .tuple(one, activity, on)
    .map(([p, a, o]) => by(who(p), () => ({ type: "volunteer", activity: a, on: o }))),
  fc.constantFrom(7, 8).map((p) => led(() => ({ type: "remove", participant: person(p) }))),
  { weight: 4, arbitrary: fc.constantFrom(4, 16, 70).map((pass) => ({ pass })) },
);

function check(room: GroupRoom): void {
  const { groups: g, work, removed, position } = room.state;
  const ids = g.list.map((one_) => one_.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of Object.values(g.members)) expect(ids).toContain(id);
  for (const [id, seat] of Object.entries(g.seats)) expect(g.members[seat]).toBe(id);
  for (const id of g.calls) expect(ids).toContain(id);
  for (const id of ids) expect(g.known[id]?.size).toBeGreaterThanOrEqual(sizeOf(g, id));
  if (ids.length > 0) for (const guest of g.guests) expect(ids).toContain(guest.group);
  for (const p of removed) expect(JSON.stringify([g.members, g.seats, g.was, g.past])).not.toContain(p);
  for (const [p, before] of Object.entries(g.was)) expect(before).not.toContain(g.members[p]);
  expect(g.past.length).toBeLessThanOrEqual(5);
  for (const one_ of Object.values(work)) {
    expect(new Set(one_.groups).size).toBe(one_.groups.length);
    for (const id of one_.groups) expect(Object.keys(g.known)).toContain(id);
    for (const id of [...one_.present.order, ...one_.present.done, ...one_.present.volunteers])
      expect(one_.groups).toContain(id);
    if (one_.phase === "frozen") expect([one_.endsAt, one_.nudges, one_.extra]).toEqual([null, {}, {}]);
    else for (const id of ids) expect(one_.groups).toContain(id);
  }
  const deadline = nextDeadline(position, room.now, work);
  if (deadline !== null && deadline <= room.now) expect(dueWorks(work, room.now)).not.toEqual([]);
}

describe("groups, whatever is done (B-2, G-5, G-8, G-10, G-16)", () => {
  it("stay whole, and the log gives the same room", () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const room = GroupRoom.of(3, 3, 2);
        for (const one_ of steps) {
          if ("pass" in one_) room.pass(one_.pass).tick();
          else {
            const before = room.state;
            const done = room.try(one_.say(room), one_.actor);
            if (!done.ok || !done.changed) expect(room.state).toBe(before);
          }
          check(room);
        }
        expect(replay(room.log, freshState(ROOM, groupWorkshop, settingsSchema.parse({})))).toEqual(
          room.state,
        );
      }),
      { numRuns: 250 },
    );
  }, 60_000);
});
