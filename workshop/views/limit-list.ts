/** Views list the first of many people, so that their size does not grow with the room. Pure. */

/** The first `n` in their order, those that must be among them included. */
export function limitKeeping<T>(all: readonly T[], n: number, must: (one: T) => boolean): T[] {
  let others = n - all.filter(must).length;
  return all.filter((one) => must(one) || others-- > 0);
}
