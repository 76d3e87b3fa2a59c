/** What the fields of a worksheet may name of the same sheet: its fields, the columns of its tables, its sections. Pure. */
import type { DraftActivity } from "@/workshop/authoring/draft";

interface Named {
  id: string;
  text: string;
}
interface Held {
  id?: string;
  type?: string;
  text?: string;
  title?: string;
  columns?: Held[];
  rows?: Held[];
  options?: Held[];
  fields?: Held[];
  repeat?: { with?: string };
}

const listed = (value: unknown): Held[] => (Array.isArray(value) ? (value as Held[]) : []);
const named = (list: readonly Held[]): Named[] =>
  list.flatMap(({ id, text, title }) => (id ? [{ id, text: text || title || id }] : []));
const sectionsOf = (sheet: DraftActivity): Held[] => listed(sheet.sections);
const fieldsOf = (sheet: DraftActivity): Held[] => sectionsOf(sheet).flatMap((s) => listed(s.fields));
const compareOf = (sheet: DraftActivity) =>
  (sheet.compare ?? {}) as { table?: string; columns?: { field?: string }[]; doubts?: { field?: string }[] };

/** Fields of some types; of all but tables where none are named. */
export const fieldsOfTypes =
  (...types: string[]) =>
  (sheet: DraftActivity): Named[] =>
    named(
      fieldsOf(sheet).filter((f) => (types.length > 0 ? types.includes(f.type ?? "") : f.type !== "table")),
    );

/** Tables whose rows the author names. */
export const tablesWithRows = (sheet: DraftActivity): Named[] =>
  named(fieldsOf(sheet).filter((f) => f.type === "table" && listed(f.rows).length > 0));

/** Columns of the tables that the board puts side by side; one that several tables have, once. */
export function boardColumns(sheet: DraftActivity): Named[] {
  const shown = new Set(listed(compareOf(sheet).columns).map((c) => (c as { field?: string }).field));
  const columns = fieldsOf(sheet)
    .filter((f) => f.id && shown.has(f.id))
    .flatMap((f) => named(listed(f.columns)));
  return columns.filter((c, i) => columns.findIndex((other) => other.id === c.id) === i);
}

/** Columns of the compared table in which an agency is named. */
export const agencyColumns = (sheet: DraftActivity): Named[] =>
  named(
    listed(fieldsOf(sheet).find((f) => f.id === compareOf(sheet).table)?.columns).filter(
      (c) => c.type === "agency",
    ),
  );

/** What the field of a doubt offers to choose; null where words are written in it. */
export function doubtOptions(sheet: DraftActivity, at: number): Named[] | null {
  const field = fieldsOf(sheet).find(
    (f) => f.id !== undefined && f.id === compareOf(sheet).doubts?.[at]?.field,
  );
  return field?.options ? named(listed(field.options)) : null;
}

/** Sections that another one may follow. @param at the place of the one that follows */
export const sectionsToFollow = (sheet: DraftActivity, at: number): Named[] =>
  named(sectionsOf(sheet).filter((s, i) => i !== at && s.repeat && s.repeat.with === undefined));
