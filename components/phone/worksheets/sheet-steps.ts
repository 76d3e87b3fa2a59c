/** The steps of a sheet on a phone: one field at a time; a section that repeats is one step. */
import type { SheetField, SheetSection, Column, SheetShape } from "@/model/worksheets/content";
import { cellText, inSection, type SheetContent, type CellShape } from "@/model/worksheets/cells";
import { completenessOf, heldRows } from "@/model/worksheets/completeness";
import type { Translate } from "@/components/phone/texts";
import type { SheetForm } from "@/model/worksheets/shown";

export interface Step {
  id: string;
  name: string;
  section: SheetSection;
  fields: readonly SheetField[];
  /** Optional fields, folded behind the last one that the section needs. */
  more: readonly SheetField[];
  /** The first step of its section. */
  begins: boolean;
}

export const stepId = (section: SheetSection, index = 0): string =>
  index === 0 ? `step-${section.id}` : `step-${section.id}-${index + 1}`;

/** Needed and optional fields of a section; all together on a frozen sheet. */
export function parted(
  shape: SheetShape,
  { fields }: SheetSection,
  frozen = false,
): { needed: readonly SheetField[]; more: readonly SheetField[] } {
  const needed = fields.filter((field) => counts(shape, field));
  return frozen || needed.length === 0
    ? { needed: fields, more: [] }
    : { needed, more: fields.filter((field) => !needed.includes(field)) };
}

export const stepsOf = (shape: SheetShape): Step[] =>
  shape.sections.flatMap((section): Step[] => {
    const { needed, more } = parted(shape, section);
    if (section.repeat)
      return [{ id: stepId(section), name: section.title, section, fields: needed, more, begins: true }];
    return needed.map((field, i) => ({
      id: stepId(section, i),
      name: needed.length === 1 ? section.title : field.text,
      section,
      fields: [field],
      more: i === needed.length - 1 ? more : [],
      begins: i === 0,
    }));
  });

/** The step of a field, to which a page without script comes back. */
export const stepWith = (shape: SheetShape, field: SheetField): string | undefined =>
  stepsOf(shape).find((step) => [...step.fields, ...step.more].includes(field))?.id;

export const filledInRow = (columns: readonly Column[], path: string, content: SheetContent): number =>
  columns.filter((c) => cellText(c, `${path}/${c.id}`, content) !== "").length;

/** Required fields count, or all where none is. */
export const counts = (shape: SheetShape, field: { required: boolean }): boolean =>
  field.required || !shape.sections.some((s) => s.fields.some((f) => f.required));

/** The number of whole fields among those of a section that count. */
export function countOf(
  shape: SheetShape,
  section: SheetSection,
  content: SheetContent,
): { done: number; total: number } {
  const paths = new Set(
    heldRows(shape, section, content).flatMap((row) =>
      section.fields.map((f) => `${inSection(section, row)}${f.id}`),
    ),
  );
  const fields = completenessOf(shape, content).fields.filter((f) => paths.has(f.path));
  return { done: fields.filter((f) => f.done === 1).length, total: fields.length };
}

/** The surroundings of a part of a sheet's form. */
export interface SheetFormContext {
  form: SheetForm;
  conflicts: Readonly<Record<string, string>>;
  t: Translate;
}

/** A field that is one cell, or a checklist of cells; also the column of a table. */
export type OneField = Exclude<CellShape, { type: "list" }>;

/** Placeholders for the row in the island's templates. */
export const NEW_PART = "NEWPART";
export const NEW_ROW = "NEWROW";

export const cellValueAt = (place: SheetFormContext, path: string): string =>
  place.form.content.cells[path] ?? "";
