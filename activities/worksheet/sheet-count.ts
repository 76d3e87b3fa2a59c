/** How much of a sheet is filled: fields that must be, and cells of one row. Pure; the island counts the same in the page. */
import type { SheetField, SheetSection } from "@/activities/worksheet/content";
import { inSection, linesOf, rowsOfSection, rowsOfTable, type SheetContent } from "@/workshop/groups/cells";

type OneField = { id: string; type: string; options?: readonly { id: string }[]; least?: number };

/** Whether something stands in one cell, or one option of a checklist is ticked. */
export function isFilled(of: Pick<OneField, "type" | "options" | "least">, path: string, { cells }: SheetContent): boolean {
  if (of.type === "checklist") return (of.options ?? []).some((o) => cells[`${path}/${o.id}`]);
  if (of.type === "list") return linesOf(cells[path] ?? "").length >= (of.least ?? 1);
  return (cells[path] ?? "").trim() !== "";
}

/** How many cells of a row are filled. */
export const filledInRow = (columns: readonly OneField[], path: string, content: SheetContent): number =>
  columns.filter((c) => isFilled(c, `${path}/${c.id}`, content)).length;

function isDone(field: SheetField, prefix: string, content: SheetContent): boolean {
  const path = `${prefix}${field.id}`;
  if (field.type !== "table") return isFilled(field, path, content);
  const rows = rowsOfTable(field, prefix, content);
  return rows.filter((row) => filledInRow(field.columns, `${path}/${row}`, content) > 0).length >= field.least;
}

/** Of the fields of a section that must be filled, in all its rows: how many are. */
export function countOf(section: SheetSection, content: SheetContent): { done: number; total: number } {
  const needed = section.fields.filter((f) => f.required);
  const rows = rowsOfSection(section, content);
  const done = rows.flatMap((row) => needed.filter((f) => isDone(f, inSection(section, row), content))).length;
  return { done, total: rows.length * needed.length };
}
