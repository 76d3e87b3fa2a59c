/**
 * What sort, table and marking share: each item is given one or several of the same choices (cards into bins,
 * rows to columns, clauses to labels). Pure.
 */
import { isPass, type Pass } from "@/model/activity/answer";
import { count, emptyTally, type Tally } from "@/model/activity/tally";

/** Item id to the ids of the choices it was given; items that were left out are not in it. */
export type GridAnswer = Record<string, readonly string[]>;

/** The two sides of a grid. */
export interface GridSides {
  items: readonly { id: string }[];
  choices: readonly { id: string }[];
}

/** One choice for each item as lists of one. */
export const asGridAnswer = (placed: Record<string, string>): GridAnswer =>
  Object.fromEntries(Object.entries(placed).map(([item, choice]) => [item, [choice]]));

/** Whether something was given at all, and only what exists. */
export function fitsGrid({ items, choices }: GridSides, answer: GridAnswer): boolean {
  const entries = Object.entries(answer);
  return (
    entries.length > 0 &&
    entries.every(
      ([item, ids]) =>
        items.some((i) => i.id === item) &&
        ids.length > 0 &&
        ids.every((id) => choices.some((c) => c.id === id)),
    )
  );
}

/**
 * Counts of one round: in `counts` the people who gave an item anything, in `marks[item][choice]` those who gave it
 * that choice.
 * @param read the answer as a grid
 */
export function tallyGrid<B extends object>(
  { items, choices }: GridSides,
  bodies: Iterable<B | Pass>,
  read: (body: B) => GridAnswer,
): Tally {
  const tally = emptyTally(items.map((i) => i.id));
  tally.marks = Object.fromEntries(
    items.map((i) => [i.id, Object.fromEntries(choices.map((c) => [c.id, 0]))]),
  );
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const [item, ids] of Object.entries(read(body))) {
      const row = tally.marks[item];
      if (!row) continue;
      count(tally.counts, item);
      for (const id of ids) count(row, id);
    }
  }
  return tally;
}
