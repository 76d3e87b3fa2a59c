import {
  type Choice,
  type Find,
  others,
  type References,
  type Unfinished,
} from "@/model/activity/references";

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
const named = (list: readonly Held[]): Choice[] =>
  list.flatMap(({ id, text, title }) => (id ? [{ id, text: text || title || id }] : []));
const sectionsOf = (sheet: Unfinished): Held[] => listed(sheet.sections);
const fieldsOf = (sheet: Unfinished): Held[] => sectionsOf(sheet).flatMap((s) => listed(s.fields));
const compareOf = (sheet: Unfinished) =>
  (sheet.compare ?? {}) as {
    table?: string;
    columns?: { field?: string }[];
    doubts?: { field?: string }[];
    teams?: Held[];
    decisions?: string;
  };

/** Fields of some types; of all but tables where none are named. */
const fieldsOfTypes =
  (...types: string[]) =>
  (sheet: Unfinished): Choice[] =>
    named(
      fieldsOf(sheet).filter((f) => (types.length > 0 ? types.includes(f.type ?? "") : f.type !== "table")),
    );

/** Tables whose rows the author names. */
const tablesWithRows = (sheet: Unfinished): Choice[] =>
  named(fieldsOf(sheet).filter((f) => f.type === "table" && listed(f.rows).length > 0));

/** Columns of the tables that the board puts side by side; one that several tables have, once. */
function boardColumns(sheet: Unfinished): Choice[] {
  const shown = new Set(listed(compareOf(sheet).columns).map((c) => (c as { field?: string }).field));
  const columns = fieldsOf(sheet)
    .filter((f) => f.id && shown.has(f.id))
    .flatMap((f) => named(listed(f.columns)));
  return columns.filter((c, i) => columns.findIndex((other) => other.id === c.id) === i);
}

/** Columns of the compared table in which an agency is named. */
const agencyColumns = (sheet: Unfinished): Choice[] =>
  named(
    listed(fieldsOf(sheet).find((f) => f.id === compareOf(sheet).table)?.columns).filter(
      (c) => c.type === "agency",
    ),
  );

/** Columns with a choice, of a relay's decisions. */
const choiceColumns = (sheet: Unfinished): Choice[] =>
  named(
    listed(fieldsOf(sheet).find((f) => f.id === compareOf(sheet).decisions)?.columns).filter(
      (c) => c.type === "choice",
    ),
  );

/** The options of a doubt's field; null where words are written in it. */
function doubtOptions(sheet: Unfinished, index: number): Choice[] | null {
  const field = fieldsOf(sheet).find(
    (f) => f.id !== undefined && f.id === compareOf(sheet).doubts?.[index]?.field,
  );
  return field?.options ? named(listed(field.options)) : null;
}

/** Sections that another one may follow. @param index the place of the one that follows */
const sectionsToFollow = (sheet: Unfinished, index: number): Choice[] =>
  named(sectionsOf(sheet).filter((s, i) => i !== index && s.repeat && s.repeat.with === undefined));

const fromSheet =
  (find: (sheet: Unfinished) => Choice[]): Find =>
  ({ activity }) =>
    find(activity);
const teams = fromSheet((sheet) => named(listed(compareOf(sheet).teams)));
const anyField = fromSheet(fieldsOfTypes());

export const references: References = {
  "sections.*.repeat.with": ({ activity, at }) => sectionsToFollow(activity, at[0] ?? -1),
  "documents.*.holders": teams,
  "documents.*.needs": teams,
  "compare.decisions": fromSheet(fieldsOfTypes("table")),
  "compare.asked": fromSheet(choiceColumns),
  "compare.columns.*.field": fromSheet(fieldsOfTypes("table", "list")),
  "compare.owner": fromSheet(boardColumns),
  "compare.when": fromSheet(boardColumns),
  "compare.with": others,
  "compare.table": fromSheet(tablesWithRows),
  "compare.agency": fromSheet(agencyColumns),
  "compare.dilemmas": fromSheet(fieldsOfTypes("list")),
  "compare.audience": anyField,
  "compare.place": fromSheet(fieldsOfTypes("choice", "checklist")),
  "compare.message": fromSheet(fieldsOfTypes("text", "list")),
  "compare.barrierToChange": anyField,
  "compare.barrierToReach": anyField,
  "compare.channel": anyField,
  "compare.messenger": anyField,
  "compare.indicator": anyField,
  "compare.doubts.*.field": anyField,
  "compare.doubts.*.any": ({ activity, at }) => doubtOptions(activity, at[0] ?? -1),
};
