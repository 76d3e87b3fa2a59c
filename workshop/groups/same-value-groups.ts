/** Groups in which people of one value stay together as far as the sizes allow. Pure. */
import { runsByValue } from "@/workshop/groups/even-split";

/** @param sizes of the groups; together they hold everybody */
export function formSameValueGroups<T>(
  people: readonly T[],
  sizes: readonly number[],
  valueIn: (one: T) => string | null,
): T[][] {
  const groups: T[][] = sizes.map(() => []);
  const room = (i: number) => sizes[i]! - groups[i]!.length;
  const rest = runsByValue(people, valueIn);
  for (const run of rest) fillWhole(run);
  const left = rest.filter((run) => run.length > 0).sort((a, b) => b.length - a.length);
  for (const run of left) {
    while (run.length > 0) {
      const best = bestFor(run.length);
      groups[best]!.push(...run.splice(0, room(best)));
    }
  }
  return groups;

  /** Whole groups of one value, the largest that it fills. */
  function fillWhole(run: T[]): void {
    for (const [i, size] of sizes.entries()) {
      if (groups[i]!.length === 0 && size <= run.length) groups[i]!.push(...run.splice(0, size));
    }
  }

  /** The group with the least room that holds all of them, or else the one with the most. */
  function bestFor(count: number): number {
    let best = -1;
    for (const i of sizes.keys()) {
      if (room(i) === 0) continue;
      if (best < 0) best = i;
      const [here, there] = [room(i), room(best)];
      const better = here >= count ? there < count || here < there : there < count && here > there;
      if (better) best = i;
    }
    return best;
  }
}
