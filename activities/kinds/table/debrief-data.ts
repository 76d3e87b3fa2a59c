import { highest, tooFewSentence, type Sentence, makeSentence } from "@/model/debrief/sentence";
import type { Table, TableAnswer } from "@/activities/kinds/table/content";
import { type GridDebrief, gridDebrief } from "@/activities/shared/grid-debrief";
import type { DebriefSource } from "@/model/debrief/input";

export interface TableDebrief extends GridDebrief {
  kind: "table";
  activity: Table;
  /** Empty cells of the last round, row by row; rows without such a cell are left out. */
  empty: { row: string; columns: string[] }[];
}

/** Null when the table was not asked, or its result may not be shown yet. */
export function tableDebrief(activity: Table, input: DebriefSource): TableDebrief | null {
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
      read: ({ cells }: TableAnswer) => cells,
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

export function tableSentence({ last }: TableDebrief): Sentence {
  if (last.few) return tooFewSentence();
  const cells = last.rows.flatMap((r) => r.cells.map((c) => ({ text: `${r.text} · ${c.text}`, ...c.share })));
  const top = highest(cells, (c) => c.count);
  const { count, of } = top[0]!;
  if (count === 0) return makeSentence("table-none", { cells: cells.length });
  const empty = cells.filter((c) => c.count === 0).length;
  const most = top.filter((c) => c.of === of).map((c) => c.text);
  return makeSentence("table", { count, of, empty, cells: cells.length }, { most });
}
