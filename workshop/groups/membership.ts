/** Steps of which changes of groups are made. */
import type { Group, GroupId, Groups, Work } from "@/model/room/groups";

/** The most groups that are formed at once. */
export const MAX_GROUPS = 100;
/** The most people who begin alone, each a group. */
export const MAX_ALONE = 500;
/** Times that groups are formed in one room. */
export const MAX_FORMED = 999;
/** Earlier memberships that are kept. */
const MAX_PAST_MEMBERSHIPS = 5;
/** Earlier groups of one person that are kept. */
const MAX_EARLIER_GROUPS = 10;

export const groupOf = (groups: Groups, id: GroupId): Group | undefined =>
  groups.list.find((g) => g.id === id);

export const groupWith = (groups: Groups, participant: string): GroupId | null =>
  Object.hasOwn(groups.members, participant) ? groups.members[participant]! : null;

export const membersOf = (groups: Groups, group: GroupId): string[] =>
  Object.keys(groups.members).filter((p) => groups.members[p] === group);

export const guestsOf = (groups: Groups, group: GroupId): number =>
  groups.guests.filter((g) => g.group === group).length;

/** People of a group, also those without a phone. */
export const sizeOf = (groups: Groups, group: GroupId): number =>
  membersOf(groups, group).length + guestsOf(groups, group);

/** The group with the fewest people; of equal ones the first. */
export function smallest(groups: Groups): GroupId | null {
  const [first] = groups.list
    .map((g, i) => ({ id: g.id, i, size: sizeOf(groups, g.id) }))
    .sort((a, b) => a.size - b.size || a.i - b.i);
  return first?.id ?? null;
}

/**
 * After a change of people or groups: seats and calls of others end, and every group is known with the most
 * people it had.
 */
export function settled(groups: Groups): Groups {
  const here = new Set(groups.list.map((g) => g.id));
  const remembered = { ...groups.known };
  for (const group of groups.list) {
    const before = Object.hasOwn(remembered, group.id) ? remembered[group.id]!.size : 0;
    remembered[group.id] = { ...group, size: Math.max(before, sizeOf(groups, group.id)) };
  }
  const seats = Object.fromEntries(
    Object.entries(groups.seats).filter(([g, p]) => here.has(g) && groupWith(groups, p) === g),
  );
  return { ...groups, known: remembered, seats, calls: groups.calls.filter((g) => here.has(g)) };
}

/** Moves a person to another group, or to none; what their phone still holds belongs to the one before. */
export function withPerson(groups: Groups, participant: string, to: GroupId | null): Groups {
  const from = groupWith(groups, participant);
  if (from === to) return groups;
  const { [participant]: _gone, ...others } = groups.members;
  const members = to === null ? others : { ...others, [participant]: to };
  const earlier = { ...groups.was, [participant]: earlierOf(groups, participant, to) };
  return settled({ ...groups, members, was: earlier });
}

/** The earlier groups of a person who goes to `to`. */
function earlierOf(groups: Groups, participant: string, to: GroupId | null): GroupId[] {
  const from = groupWith(groups, participant);
  const before = Object.hasOwn(groups.was, participant) ? groups.was[participant]! : [];
  return [...before.filter((g) => g !== from && g !== to), ...(from === null ? [] : [from])].slice(
    -MAX_EARLIER_GROUPS,
  );
}

export function withoutPeople(groups: Groups, gone: ReadonlySet<string>): Groups {
  const without = <T>(record: Record<string, T>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([p]) => !gone.has(p)));
  return settled({
    ...groups,
    members: without(groups.members),
    was: without(groups.was),
    past: groups.past.map(without),
    spoke: groups.spoke.filter((p) => !gone.has(p)),
  });
}

/**
 * New groups in place of all. People without a phone go where the fewest are.
 * @param people of each group, in the order of `list`
 */
export function formed(
  groups: Groups,
  list: Group[],
  people: readonly (readonly string[])[],
  choosing: Groups["choosing"] = null,
): Groups {
  const members = Object.fromEntries(people.flatMap((ids, i) => ids.map((id) => [id, list[i]!.id])));
  const before = Object.keys(groups.members);
  const left = before.map((id) => [id, earlierOf(groups, id, members[id] ?? null)] as const);
  let next: Groups = {
    ...groups,
    formed: groups.formed + 1,
    list,
    members,
    was: { ...groups.was, ...Object.fromEntries(left) },
    choosing,
    seats: {},
    calls: [],
    guests: [],
    past: before.length > 0 ? [...groups.past, groups.members].slice(-MAX_PAST_MEMBERSHIPS) : groups.past,
  };
  for (const guest of groups.guests)
    next = { ...next, guests: [...next.guests, { ...guest, group: smallest(next) ?? guest.group }] };
  return settled(next);
}

export const nextId = (groups: Groups, n: number): GroupId => `g${groups.formed + 1}-${n}`;

/** The work with groups that came newly; those that are gone are nudged and given time no more. */
export function withGroups(
  work: Record<string, Work>,
  list: readonly Group[],
  fromScratch: boolean,
): Record<string, Work> {
  const ids = list.map((g) => g.id);
  return Object.fromEntries(
    Object.entries(work).map(([activity, one]) => {
      if (one.phase !== "open") return [activity, one];
      const still = <T>(record: Record<GroupId, T>) =>
        Object.fromEntries(Object.entries(record).filter(([g]) => ids.includes(g)));
      const added = ids.filter((id) => !one.groups.includes(id));
      const order = fromScratch ? ids : [...one.present.order.filter((g) => ids.includes(g)), ...added];
      const next: Work = {
        ...one,
        groups: [...one.groups, ...added],
        phases: fromScratch ? null : one.phases,
        extra: still(one.extra),
        nudges: still(one.nudges),
        present: { ...one.present, order },
      };
      return [activity, next];
    }),
  );
}

/** The work without people who were removed; the same where they walked nowhere. */
export function withoutWalkers(work: Record<string, Work>, gone: ReadonlySet<string>): Record<string, Work> {
  if (!Object.values(work).some((one) => one.walk && Object.keys(one.walk).some((p) => gone.has(p))))
    return work;
  return Object.fromEntries(
    Object.entries(work).map(([activity, one]) => {
      const walk = Object.fromEntries(Object.entries(one.walk ?? {}).filter(([p]) => !gone.has(p)));
      return [activity, one.walk ? { ...one, walk } : one];
    }),
  );
}

/** An id that no group ever had. */
export function freshId(groups: Groups): GroupId {
  const start = `g${groups.formed}-`;
  const numbers = Object.keys(groups.known)
    .filter((id) => id.startsWith(start))
    .map((id) => Number(id.slice(start.length)));
  return `${start}${Math.max(0, ...numbers) + 1}`;
}

/** Leaves out a group that is gone; where it once had a member, its sheet stays. */
export function withoutEmpty(
  { groups, work: before }: { groups: Groups; work: Record<string, Work> },
  group: GroupId,
  list: readonly Group[],
): Record<string, Work> {
  const work = withGroups(before, list, false);
  if ((groups.known[group]?.size ?? 0) > 0) return work;
  const without = (all: readonly GroupId[]): GroupId[] => all.filter((g) => g !== group);
  return Object.fromEntries(
    Object.entries(work).map(([activity, one]) => {
      const { present } = one;
      const heard = {
        order: without(present.order),
        done: without(present.done),
        volunteers: without(present.volunteers),
      };
      const stage = present.at === group ? { at: null, since: null, card: 0 } : {};
      return [activity, { ...one, groups: without(one.groups), present: { ...present, ...heard, ...stage } }];
    }),
  );
}
