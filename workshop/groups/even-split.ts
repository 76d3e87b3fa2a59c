/** The sizes of `count` groups; larger ones first. */
export const sizesOf = (people: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => Math.floor(people / count) + (i < people % count ? 1 : 0));

/** Those of one value behind each other, in the order in which the values come first. */
export function clusteredByValue<T>(list: readonly T[], valueIn: (one: T) => string | null): T[] {
  return runsByValue(list, valueIn).flat();
}

/** The groups of `sortedByGroup`. */
export function runsByValue<T>(list: readonly T[], valueIn: (one: T) => string | null): T[][] {
  const runs = new Map<string | null, T[]>();
  for (const one of list) {
    const run = runs.get(valueIn(one));
    if (run) run.push(one);
    else runs.set(valueIn(one), [one]);
  }
  return [...runs.values()];
}

/** One after the other, as cards are dealt: a run comes to every group as often, give or take one. */
export function dealtOut<T>(list: readonly T[], count: number): T[][] {
  const groups: T[][] = Array.from({ length: count }, () => []);
  for (const [i, one] of list.entries()) groups[i % count]!.push(one);
  return groups;
}
