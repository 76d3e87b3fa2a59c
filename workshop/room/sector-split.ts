/** Counts by sector: no group below `MIN_GROUP_SIZE` is shown or can be worked out by subtraction. */

/** The smallest group that is shown. */
export const MIN_GROUP_SIZE = 5;

export interface SectorCounts {
  /** Groups of at least MIN_GROUP_SIZE people. */
  groups: { name: string; people: number }[];
  /** Everybody else, together; 0, or at least MIN_GROUP_SIZE. Null: the split is not shown at all. */
  rest: number;
}

/**
 * @param counts people by group, "not given" under "" @returns null where every split would expose fewer than
 * MIN_GROUP_SIZE people
 */
export function safeSplit(counts: ReadonlyMap<string, number>): SectorCounts | null {
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  const groups = [...counts]
    .filter(([name, people]) => name !== "" && people >= MIN_GROUP_SIZE)
    .map(([name, people]) => ({ name, people }))
    .sort((a, b) => b.people - a.people || a.name.localeCompare(b.name));
  let rest = total - groups.reduce((sum, g) => sum + g.people, 0);
  while (rest > 0 && rest < MIN_GROUP_SIZE && groups.length) rest += groups.pop()!.people;
  return groups.length ? { groups, rest } : null;
}

/** The fewest people by which two splits differ, so that no newcomer's sector is known. */
const MIN_SPLIT_STEP = 3;

/** The split to show: the last one until MIN_SPLIT_STEP people have come or gone. */
export function nextSplit(
  shown: SectorCounts | null,
  counts: ReadonlyMap<string, number>,
): SectorCounts | null {
  const total = (split: SectorCounts): number => split.groups.reduce((sum, g) => sum + g.people, split.rest);
  const people = [...counts.values()].reduce((a, b) => a + b, 0);
  return shown && Math.abs(people - total(shown)) < MIN_SPLIT_STEP ? shown : safeSplit(counts);
}

/** A count of people that is shown only from `least` up; null below. */
export const shownFrom = (people: number, least: number): number | null => (people >= least ? people : null);
