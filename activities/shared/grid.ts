/** Grids (sort, table, marking): each item is given one or several of the same choices. */
import type { HandItem } from "@/model/activity/show-of-hands";
import { idsOf } from "@/model/activity/duplicate-ids";
import { tallied } from "@/activities/shared/tallied";
import type { Pass } from "@/model/activity/pass";
import { count, type Tally } from "@/model/activity/tally";

/** Item id to the ids of the choices it was given; items that were left out are not in it. */
export type GridAnswer = Record<string, readonly string[]>;

export interface GridSides {
  items: readonly { id: string }[];
  choices: readonly { id: string }[];
}

/** One choice for each item as lists of one. */
export const asGridAnswer = (placed: Record<string, string>): GridAnswer =>
  Object.fromEntries(Object.entries(placed).map(([item, choice]) => [item, [choice]]));

/** True where something was given, and only what exists. */
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

/** `counts` are people who gave an item anything, `marks[item][choice]` those who gave it that choice. */
export function tallyGrid<B extends object>(
  { items, choices }: GridSides,
  bodies: Iterable<B | Pass>,
  read: (body: B) => GridAnswer,
): Tally {
  const marks: Tally["marks"] = Object.fromEntries(
    items.map((i) => [i.id, Object.fromEntries(choices.map((c) => [c.id, 0]))]),
  );
  const tally = tallied(idsOf(items), bodies, (body: B, { counts }) => {
    for (const [item, ids] of Object.entries(read(body))) {
      const row = marks[item];
      if (!row) continue;
      count(counts, item);
      for (const id of ids) count(row, id);
    }
  });
  return { ...tally, marks };
}

/** A show of hands for each item, in the fields `<name>.<id>`. */
export const handItems = (
  name: string,
  items: readonly { id: string; text: string }[],
  options: readonly { id: string; text: string | null }[],
): HandItem[] =>
  items.map(({ id, text }) => ({
    field: `${name}.${id}`,
    text,
    options: options.map((o) => ({ id: o.id, text: o.text })),
  }));
