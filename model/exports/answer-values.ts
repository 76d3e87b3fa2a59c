/** One answer as rows of the exported tables (docs/data-format.md): one row for each thing given. Pure. */

/** Kinds of values; the data format explains each. */
export const givenKinds = [
  "pass",
  "answer",
  "sureness",
  "element",
  "clause",
  "choice",
  "other",
  "mark",
  "bin",
  "column",
  "label",
  "point",
  "place",
  "points",
  "number",
  "text",
  "support",
  "entry",
  "agree",
  "add",
  "promise",
] as const;
export type GivenKind = (typeof givenKinds)[number];

/** Exactly one of `value`, `number` and `text` is set, or none for a pass and a promise. */
export interface GivenValue {
  /** The item, card, row, clause, statement or field; null for a question of one thing. */
  item: string | null;
  what: GivenKind;
  /** An id that the codebook explains. */
  value: string | null;
  number: number | null;
  /** In the person's own words. */
  text: string | null;
}

/** That something was given, without what it was. */
export const bareGiven = (what: GivenKind, item: string | null = null): GivenValue => ({
  item,
  what,
  value: null,
  number: null,
  text: null,
});
export const idGiven = (what: GivenKind, value: string, item: string | null = null): GivenValue => ({
  ...bareGiven(what, item),
  value,
});
export const numberGiven = (what: GivenKind, number: number, item: string | null = null): GivenValue => ({
  ...bareGiven(what, item),
  number,
});
export const textGiven = (what: GivenKind, text: string, item: string | null = null): GivenValue => ({
  ...bareGiven(what, item),
  text,
});

/** The ids that were given as this. */
export const valuesOf = (values: readonly GivenValue[], what: GivenKind): string[] =>
  values.filter((g) => g.what === what).map((g) => g.value!);

export const eachGiven = <T>(
  record: Readonly<Record<string, T>>,
  make: (item: string, value: T) => GivenValue[],
): GivenValue[] => Object.entries(record).flatMap(([item, value]) => make(item, value));
