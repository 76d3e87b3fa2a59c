/** Where a part of a sheet's form stands: the sheet around it, and the rows that it has. */
import type { Column, SheetField, SheetSection, TableField } from "@/model/worksheets/content";
import type { Translate } from "@/components/phone/texts";
import { rowsOfSection, rowsOfTable, type SheetContent } from "@/model/worksheets/cells";
import type { SheetForm } from "@/model/worksheets/shown";

export interface SheetFormContext {
  form: SheetForm;
  conflicts: Readonly<Record<string, string>>;
  t: Translate;
}

/** A field other than a table; also the column of one. */
export type CellShape = Exclude<SheetField, TableField> | Column;
/** A field that is one cell, or a checklist of cells; also the column of a table. */
export type OneField = Exclude<CellShape, { type: "list" }>;

/** Stand for the row in the patterns from which the island makes a new one. */
export const NEW_PART = "NEWPART";
export const NEW_ROW = "NEWROW";

/** Rows of a section that repeats; a pattern has the first ones. */
export const partRows = (section: SheetSection, content: SheetContent): (string | null)[] =>
  rowsOfSection(section, content);

/** Rows of a table. */
export const tableRows = (field: TableField, prefix: string, content: SheetContent): string[] =>
  rowsOfTable(field, prefix, content);

/** What stands in a cell; empty where nothing does. */
export const cellValueAt = (place: SheetFormContext, path: string): string =>
  place.form.content.cells[path] ?? "";
