/** How much of a sheet is filled, as its form says it: fields of a section, and cells of one row. Pure; the island counts the same in the page. */
import type { Column, SheetSection } from "@/model/worksheets/content";
import type { SheetShape } from "@/model/worksheets/view";
import { cellText, inSection, type SheetContent } from "@/model/worksheets/cells";
import { completenessOf, heldRows } from "@/model/worksheets/completeness";

/** How many cells of a row hold something. */
export const filledInRow = (columns: readonly Column[], path: string, content: SheetContent): number =>
  columns.filter((c) => cellText(c, `${path}/${c.id}`, content) !== "").length;

/** Whether a field counts for the sheet to be whole: required ones, or all where none is. */
export const counts = (shape: SheetShape, field: { required: boolean }): boolean =>
  field.required || !shape.sections.some((s) => s.fields.some((f) => f.required));

/** Of the fields of a section that count, in all its rows that do: how many are whole. */
export function countOf(
  shape: SheetShape,
  section: SheetSection,
  content: SheetContent,
): { done: number; total: number } {
  const own = new Set(
    heldRows(shape, section, content).flatMap((row) =>
      section.fields.map((f) => `${inSection(section, row)}${f.id}`),
    ),
  );
  const fields = completenessOf(shape, content).fields.filter((f) => own.has(f.path));
  return { done: fields.filter((f) => f.done === 1).length, total: fields.length };
}
