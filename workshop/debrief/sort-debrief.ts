/** A sort: where the cards went, the most contested first, and what a second round changed. */
import { mostContestedFirst } from "@/activities/contest";
import { singly } from "@/activities/grid";
import type { Sort } from "@/activities/sort/content";
import { type GridDebrief, type GridRow, gridDebrief } from "@/workshop/debrief/grid-debrief";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface SortDebrief extends GridDebrief {
  kind: "sort";
  activity: Sort;
  /** The last round's rows, the most contested first. */
  contested: GridRow[];
}

/** Null when the sort was not asked, or its result may not be shown yet. */
export function sortDebrief(activity: Sort, input: DebriefInput): SortDebrief | null {
  const grid = gridDebrief(
    {
      id: activity.id,
      items: activity.cards.map(({ id, label }) => ({ id, text: label })),
      choices: activity.bins,
      keys: Object.fromEntries(activity.cards.flatMap((c) => (c.key ? [[c.id, c.key]] : []))),
      of: "given",
      single: true,
      read: (body) => ("placed" in body ? singly(body.placed) : null),
    },
    input,
  );
  if (!grid) return null;
  const contested = mostContestedFirst(grid.last.rows, (r) => r.cells.map((c) => c.share.count));
  return { kind: "sort", activity, ...grid, contested };
}
