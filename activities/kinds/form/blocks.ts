import { percent } from "@/model/activity/tally";
import type { FormField } from "@/activities/kinds/form/content";
import { type ClosedField, countedIn, isWritten } from "@/activities/kinds/form/fields";
import { spreadOf } from "@/activities/shared/spread";

export type ScaleField = Extract<FormField, { type: "scale" }>;
type Block = { type: "scales"; fields: ScaleField[] } | { type: "one"; field: ClosedField };

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

/** A scale's people at each point. */
export const pointsRow = (field: ScaleField, counts: Readonly<Record<string, number>>) => ({
  points: countedIn(field).map(({ id }) => ({ point: id, count: counts[id] ?? 0 })),
  middle: spreadOf(counts),
});

/**
 * The bars of a choice; `filled` is the people who filled it, `said` a count with its share in the surface's
 * words.
 */
export const choiceBars = (
  options: readonly { id: string; text: string }[],
  counts: Readonly<Record<string, number>>,
  filled: number,
  said: (share: { count: number; percent: number }) => string,
) =>
  options.map(({ id, text }) => {
    const count = counts[id] ?? 0;
    const share = percent(count, filled);
    const value = share === null ? String(count) : said({ count, percent: share });
    return { id, label: text, tone: "plain" as const, percent: share, value };
  });
