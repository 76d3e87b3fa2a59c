/** Completeness of a sheet: 0 to 1 for each field that counts. Pure. */
import type { SheetField, SheetSection, Worksheet } from "@/model/worksheets/content";
import {
  cellText,
  entryTexts,
  inSection,
  rowsOfSection,
  rowsOfTable,
  type SheetContent,
  sectionRows,
} from "@/model/worksheets/cells";

interface SheetCompleteness {
  /** The middle of all fields that count, 0 to 1. */
  whole: number;
  /** Fields that count, by path; the label in a further row of a section has its number. */
  fields: { path: string; label: string; done: number }[];
  sections: { id: string; title: string; done: number }[];
}

type Sheet = Pick<Worksheet, "sections">;

/** As long as neither the sheet nor its worksheet changes: views are made several times a second. */
const cache = new WeakMap<SheetContent, WeakMap<Sheet, SheetCompleteness>>();

/** Completeness of one sheet. Blank rows of a section do not count, but for the first. */
export function completenessOf(sheet: Sheet, content: SheetContent): SheetCompleteness {
  const bySheet = cache.get(content) ?? new WeakMap<Sheet, SheetCompleteness>();
  cache.set(content, bySheet);
  const done = bySheet.get(sheet) ?? countIn(sheet, content);
  bySheet.set(sheet, done);
  return done;
}

function countIn(sheet: Sheet, content: SheetContent): SheetCompleteness {
  const counts = countsIn(sheet);
  const sections = sheet.sections.map((section) => {
    const rows = heldRows(sheet, section, content);
    const fields = rows.flatMap((row, i) =>
      section.fields.filter(counts).map((field) => ({
        path: `${inSection(section, row)}${field.id}`,
        label: rows.length > 1 ? `${field.text} (${i + 1})` : field.text,
        done: fieldDone(field, inSection(section, row), content),
      })),
    );
    return { id: section.id, title: section.title, fields };
  });
  const fields = sections.flatMap((s) => s.fields);
  return {
    whole: middle(fields.map((f) => f.done)),
    fields,
    sections: sections.map(({ id, title, fields: sectionFields }) => ({
      id,
      title,
      done: sectionFields.length === 0 ? 1 : middle(sectionFields.map((f) => f.done)),
    })),
  };
}

/** The fields that must be filled; all of them on a sheet that requires none. */
function countsIn(sheet: Sheet): (field: SheetField) => boolean {
  const some = sheet.sections.some((s) => s.fields.some((f) => f.required));
  return (field) => field.required || !some;
}

/** Rows that are not blank, here or in a section with the same rows; else the first. */
export function heldRows(sheet: Sheet, section: SheetSection, content: SheetContent): (string | null)[] {
  const rows = rowsOfSection(section, content);
  if (!section.repeat) return rows;
  const list = sectionRows(section);
  const beside = sheet.sections.filter((s) => s.repeat && sectionRows(s) === list);
  const filled = rows.filter((row) =>
    beside.some((s) => s.fields.some((f) => hasContent(f, inSection(s, row), content))),
  );
  return filled.length > 0 ? filled : rows.slice(0, 1);
}

function hasContent(field: SheetField, prefix: string, content: SheetContent): boolean {
  const path = `${prefix}${field.id}`;
  if (field.type !== "table") return cellText(field, path, content) !== "";
  return rowsOfTable(field, prefix, content).some((row) =>
    field.columns.some((c) => cellText(c, `${path}/${row}/${c.id}`, content) !== ""),
  );
}

/** 0, a part, or 1. */
export function fieldDone(field: SheetField, prefix: string, content: SheetContent): number {
  const path = `${prefix}${field.id}`;
  if (field.type === "list") return part(entryTexts(content, path).length, field.least);
  if (field.type !== "table") return hasContent(field, prefix, content) ? 1 : 0;
  const rows = rowsOfTable(field, prefix, content);
  const filled = (row: string, columns: typeof field.columns) =>
    columns.some((c) => cellText(c, `${path}/${row}/${c.id}`, content) !== "");
  if (field.rows.length > 0) return part(rows.filter((r) => filled(r, field.columns)).length, rows.length);
  return part(rows.filter((r) => filled(r, field.columns.slice(0, 1))).length, field.least);
}

const part = (has: number, needs: number): number => Math.min(1, has / needs);

const middle = (parts: readonly number[]): number =>
  parts.length === 0 ? 0 : parts.reduce((a, b) => a + b, 0) / parts.length;
