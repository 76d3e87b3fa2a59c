/** A sheet as text: every field with its content and its present writers. */
import type { Column, SheetField, SheetSection, TableField, SheetShape } from "@/model/worksheets/content";
import {
  entryTexts,
  inSection,
  linesOf,
  rowsOfSection,
  rowsOfTable,
  type SheetContent,
} from "@/model/worksheets/cells";
import type { LookMessage } from "@/workshop/protocol/worksheets";

type Writers = LookMessage["writers"];

/** The content of one cell: lines of text, or points; nothing where it is blank. */
export type CellContent = { lines: string[]; points?: { value: string; of: number } };

interface ReadTable {
  columns: string[];
  /** `label`: the author's name of a row. */
  rows: { id: string; label: string | null; cells: (CellContent & { writers: Writers })[] }[];
}

export interface ReadField {
  path: string;
  label: string;
  said: CellContent;
  table: ReadTable | null;
  /** Empty for tables, whose cells have their own. */
  writers: Writers;
}

interface ReadSection {
  key: string;
  title: string;
  /** Its repetition, from 1; null where it stands once. */
  nth: number | null;
  fields: ReadField[];
}

export function readSheet(shape: SheetShape, content: SheetContent, writers: Writers): ReadSection[] {
  return shape.sections.flatMap((section: SheetSection) =>
    rowsOfSection(section, content).map((row, i) => {
      const prefix = inSection(section, row);
      return {
        key: `${section.id} ${row ?? ""}`,
        title: section.title,
        nth: row === null ? null : i + 1,
        fields: section.fields.map((field) => fieldOf(field, prefix, content, writers)),
      };
    }),
  );
}

function fieldOf(field: SheetField, prefix: string, content: SheetContent, writers: Writers): ReadField {
  const path = `${prefix}${field.id}`;
  const base = { path, label: field.text };
  if (field.type === "table")
    return { ...base, said: { lines: [] }, table: tableOf(field, prefix, content, writers), writers: [] };
  return {
    ...base,
    said: cellContentAt(field, path, content),
    table: null,
    writers: writersAt(path, writers),
  };
}

function tableOf(field: TableField, prefix: string, content: SheetContent, writers: Writers): ReadTable {
  const path = `${prefix}${field.id}`;
  return {
    columns: field.columns.map((c) => c.text),
    rows: rowsOfTable(field, prefix, content).map((row) => ({
      id: row,
      label: field.rows.find((r) => r.id === row)?.text ?? null,
      cells: field.columns.map((column) => {
        const cell = `${path}/${row}/${column.id}`;
        return { ...cellContentAt(column, cell, content), writers: writersAt(cell, writers) };
      }),
    })),
  };
}

/** Writers at this path, or in a tick of it. */
const writersAt = (path: string, writers: Writers): Writers =>
  writers.filter((w) => w.cell === path || w.cell.startsWith(`${path}/`));

function cellContentAt(
  field: Exclude<SheetField, TableField> | Column,
  path: string,
  content: SheetContent,
): CellContent {
  const { cells } = content;
  const text = Object.hasOwn(cells, path) ? cells[path]! : "";
  switch (field.type) {
    case "list":
      return { lines: entryTexts(content, path) };
    case "checklist": {
      const ticked = field.options.filter((o) => cells[`${path}/${o.id}`] === "1");
      return { lines: ticked.map((o) => `✓ ${o.text}`) };
    }
    case "choice":
      return { lines: text === "" ? [] : [field.options.find((o) => o.id === text)?.text ?? text] };
    case "rating":
      return text === "" ? { lines: [] } : { lines: [], points: { value: text, of: field.points } };
    default:
      return { lines: linesOf(text) };
  }
}

export const isBlank = (said: CellContent): boolean => said.lines.length === 0 && said.points === undefined;

/** Writers at no field of the sheet, such as those at the notes for speaking. */
export function writersElsewhere(sections: ReadSection[], writers: Writers): Writers {
  const placed = new Set(
    sections.flatMap((s) =>
      s.fields
        .flatMap((f) => [
          ...f.writers,
          ...(f.table?.rows.flatMap((r) => r.cells.flatMap((c) => c.writers)) ?? []),
        ])
        .map((w) => w.id),
    ),
  );
  return writers.filter((w) => !placed.has(w.id));
}
