/** Fields of a form as they are drawn: scales with the same points and ends, one after the other, are one table. Pure. */
import type { FormField } from "@/activities/kinds/form/content";
import { type ClosedField, countedIn, isWritten } from "@/activities/kinds/form/fields";
import { spreadOf } from "@/activities/shared/spread";

export type ScaleField = Extract<FormField, { type: "scale" }>;
export type Block = { type: "scales"; fields: ScaleField[] } | { type: "one"; field: ClosedField };

/** The closed fields in their order; two scales or more that are alike stand together. */
export function blocksOf(fields: readonly FormField[]): Block[] {
  const blocks: Block[] = [];
  for (const field of fields) {
    if (isWritten(field)) continue;
    const last = blocks.at(-1);
    if (field.type !== "scale") blocks.push({ type: "one", field });
    else if (last?.type === "scales" && alike(last.fields[0]!, field)) last.fields.push(field);
    else blocks.push({ type: "scales", fields: [field] });
  }
  return blocks.map((b) =>
    b.type === "scales" && b.fields.length === 1 ? { type: "one", field: b.fields[0]! } : b,
  );
}

const alike = (a: ScaleField, b: ScaleField): boolean =>
  a.points === b.points && a.low === b.low && a.high === b.high;

/** Rows of a table of scales. @param marks field to point to people */
export const pointRows = (
  fields: readonly ScaleField[],
  marks: Readonly<Record<string, Record<string, number>>>,
) =>
  fields.map((field) => ({
    id: field.id,
    text: field.text,
    counts: countedIn(field).map((o) => marks[field.id]?.[o.id] ?? 0),
    median: spreadOf(marks[field.id] ?? {})?.median ?? null,
  }));
