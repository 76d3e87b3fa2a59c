/** Group work alone, in pairs, then in fours: groups whose members and sheets merge as a phase ends. Pure. */
import type { CommandOutcome, Effect } from "@/workshop/room/effects";
import { frozen } from "@/workshop/worksheets/work";
import {
  formed,
  groupOf,
  membersOf,
  MAX_ALONE,
  MAX_FORMED,
  nextId,
  settled,
  sizeOf,
  withGroups,
} from "@/workshop/groups/membership";
import { freshWork, type Group, type GroupId, type Groups, type Work } from "@/model/room/groups";
import type { RoomState } from "@/workshop/room/state";

/** Alone, pairs, fours: each forms groups. */
const PHASES = 3;

type Seconds = [number, number, number];

/** Everybody begins alone, in the order in which they will come together. */
export function startPhases(
  state: RoomState,
  activity: string,
  people: readonly string[],
  seconds: Seconds,
  now: number,
): CommandOutcome {
  if (people.length === 0) return "nobody-here";
  if (people.length > MAX_ALONE) return "too-many-groups";
  if (state.groups.formed + PHASES > MAX_FORMED) return "too-many-changes";
  if (new Set(people).size < people.length) return "in-two-groups";
  if (people.some((p) => state.removed.includes(p))) return "unknown-person";
  const list = people.map(
    (_, i): Group => ({ id: nextId(state.groups, i + 1), name: null, number: i + 1, table: null }),
  );
  const groups = formed(
    state.groups,
    list,
    people.map((p) => [p]),
  );
  const ids = list.map((g) => g.id);
  const before = Object.hasOwn(state.work, activity) ? state.work[activity]! : freshWork;
  const work: Work = {
    ...before,
    groups: [...before.groups, ...ids],
    phase: "open",
    began: now,
    endsAt: now + seconds[0] * 1_000,
    extra: {},
    nudges: {},
    phases: { seconds, at: 0 },
    present: { ...before.present, order: ids },
  };
  const { [activity]: _this, ...others } = state.work;
  return { change: { groups, work: { ...withGroups(others, list, true), [activity]: work } } };
}

/**
 * Groups to merge, two by two, with those whose sheets they get. A last single person joins the pair before.
 */
export function pairsOf(groups: Groups): GroupId[][] {
  const units: { from: GroupId[]; people: number }[] = [];
  const early: GroupId[] = [];
  for (const { id } of groups.list) {
    const people = sizeOf(groups, id);
    const before = units.at(-1);
    if (people > 0) units.push({ from: [id], people });
    else (before?.from ?? early).push(id);
  }
  units[0]?.from.unshift(...early);
  const pairs: { from: GroupId[]; people: number }[] = [];
  for (let i = 0; i < units.length; i += 2) {
    const two = units.slice(i, i + 2);
    const pair = { from: two.flatMap((u) => u.from), people: two.reduce((sum, u) => sum + u.people, 0) };
    const before = pairs.at(-1);
    if (two.length === 1 && before && pair.people < 2) before.from.push(...pair.from);
    else pairs.push(pair);
  }
  return pairs.map((p) => p.from);
}

export function nextPhase(
  state: RoomState,
  activity: string,
  phase: 1 | 2,
  now: number,
): { change: Partial<RoomState>; effects: Effect[] } {
  const { groups } = state;
  const work = state.work[activity]!;
  const pairs = pairsOf(groups);
  const list = pairs.map(
    (_, i): Group => ({ id: nextId(groups, i + 1), name: null, number: i + 1, table: null }),
  );
  const into = new Map(pairs.flatMap((from, i) => from.map((g) => [g, list[i]!.id])));
  const ids = list.map((g) => g.id);
  const cameFrom = { ...work.cameFrom, ...Object.fromEntries(pairs.map((from, i) => [ids[i]!, from])) };
  const next: Work = {
    ...work,
    groups: [...work.groups, ...ids],
    began: now,
    endsAt: now + work.phases!.seconds[phase] * 1_000,
    extra: {},
    nudges: {},
    cameFrom,
    phases: { ...work.phases!, at: phase },
    present: { ...work.present, order: ids, volunteers: [] },
  };
  const { [activity]: _this, ...others } = state.work;
  return {
    change: {
      groups: broughtTogether(groups, list, into),
      work: { ...withGroups(others, list, true), [activity]: next },
    },
    effects: pairs.map((from, i) => ({ type: "merge-sheets", activity, into: ids[i]!, from })),
  };
}

/** Its people go where their groups go; a seat stays with the first who has one. */
function broughtTogether(groups: Groups, list: Group[], into: ReadonlyMap<GroupId, GroupId>): Groups {
  const former = { ...groups.was };
  const members: Record<string, GroupId> = {};
  const seats: Record<GroupId, string> = {};
  for (const { id } of groups.list) {
    const to = into.get(id);
    if (to === undefined) continue;
    for (const person of membersOf(groups, id)) {
      members[person] = to;
      former[person] = [...(Object.hasOwn(former, person) ? former[person]! : []), id];
    }
    const seat = Object.hasOwn(groups.seats, id) ? groups.seats[id] : undefined;
    if (seat !== undefined && !Object.hasOwn(seats, to)) seats[to] = seat;
  }
  const guests = groups.guests.map((g) => ({ ...g, group: into.get(g.group) ?? g.group }));
  const calls = [...new Set(groups.calls.flatMap((g) => into.get(g) ?? []))];
  return settled({ ...groups, formed: groups.formed + 1, list, members, was: former, seats, guests, calls });
}

/** The next phase, or the end, once the time of every group is over. */
export function timeOver(
  state: RoomState,
  activities: readonly string[],
  now: number,
): { change: Partial<RoomState>; effects: Effect[] } {
  let next = state;
  const effects: Effect[] = [];
  for (const activity of activities) {
    const work = next.work[activity]!;
    const { phases } = work;
    if (phases && phases.at < 2 && next.groups.list.length > 0) {
      const done = nextPhase(next, activity, phases.at === 0 ? 1 : 2, now);
      next = { ...next, ...done.change };
      effects.push(...done.effects);
    } else next = { ...next, work: { ...next.work, [activity]: frozen(work) } };
  }
  return { change: { groups: next.groups, work: next.work }, effects };
}

/** Sheets of present groups that are put together from others; doing it again is harmless. */
export function merges(state: RoomState): Extract<Effect, { type: "merge-sheets" }>[] {
  return Object.entries(state.work).flatMap(([activity, work]) =>
    Object.entries(work.cameFrom).flatMap(([into, from]) =>
      groupOf(state.groups, into) ? [{ type: "merge-sheets" as const, activity, into, from }] : [],
    ),
  );
}
