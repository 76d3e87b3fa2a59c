/** A table: how many gave each cell, and which cells nobody gave. */
import type { Table } from "@/activities/table/content";
import { type GridDebrief, gridDebrief } from "@/workshop/debrief/grid-debrief";
import type { DebriefInput } from "@/workshop/debrief/input";

export interface TableDebrief extends GridDebrief {
  kind: "table";
  activity: Table;
  /** Cells that nobody gave in the last round, row by row; rows without such a cell are left out. */
  empty: { row: string; columns: string[] }[];
}

/** Null when the table was not asked, or its result may not be shown yet. */
export function tableDebrief(activity: Table, input: DebriefInput): TableDebrief | null {
  const { id, rows, columns, key = {}, reasons, one } = activity;
  const grid = gridDebrief(
    {
      id,
      items: rows,
      choices: columns,
      keys: Object.fromEntries(
        Object.entries(key).map(([row, accepted]) => [row, { accepted, reason: reasons?.[row] }]),
      ),
      of: one ? "given" : "answered",
      single: one,
      read: (body) => ("cells" in body ? body.cells : null),
    },
    input,
  );
  if (!grid) return null;
  const empty = grid.last.rows.flatMap((row) => {
    const columns = row.cells.filter((c) => c.share.count === 0).map((c) => c.text);
    return columns.length ? [{ row: row.text, columns }] : [];
  });
  return { kind: "table", activity, ...grid, empty };
}
