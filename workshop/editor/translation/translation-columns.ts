import { unguarded } from "@/workshop/editor/translation/csv-guard";
import type { SheetLine } from "@/workshop/editor/translation/read-translation";

/** One row of a table as it stands in its file. */
export interface TableRow {
  /** The line of a text, or the row of a sheet, where it begins; counted from 1. */
  line: number;
  cells: readonly string[];
}
export type Table = readonly TableRow[];

/** Rows that follow one another without a gap, from the first line on. */
export const tableOf = (rows: readonly (readonly string[])[]): TableRow[] =>
  rows.map((cells, i) => ({ line: i + 1, cells }));

type FoundLines =
  | { ok: true; lines: SheetLine[]; language: string | null }
  /** There is no row that names the columns Path and Translation. */
  | { ok: false };

/** Rows in which the head is looked for: some programs put a title above. */
const HEAD_WITHIN = 10;

/** @param from a CSV file guards its texts (csv-guard.ts). */
export function linesOf(table: Table, from: "csv" | "other"): FoundLines {
  const text = (cell: string | undefined) => (from === "csv" ? unguarded(cell ?? "") : (cell ?? ""));
  for (const [index, { cells: head }] of table.slice(0, HEAD_WITHIN).entries()) {
    const path = columnOf(head, "path");
    const translation = columnOf(head, "translation");
    if (path < 0 || translation < 0) continue;
    const original = columnOf(head, "original");
    const language = /\(([A-Za-z0-9-]+)\)/.exec(head[translation] ?? "")?.[1] ?? null;
    const lines = table.slice(index + 1).flatMap(({ line, cells }): SheetLine[] => {
      const name = (cells[path] ?? "").trim();
      if (!name) return [];
      return [
        {
          line,
          path: name,
          original: original < 0 ? null : text(cells[original]),
          translation: text(cells[translation]),
        },
      ];
    });
    return { ok: true, lines, language };
  }
  return { ok: false };
}

const columnOf = (row: readonly string[], name: string): number =>
  row.findIndex((cell) => new RegExp(`^\\s*${name}\\b`, "i").test(cell));
