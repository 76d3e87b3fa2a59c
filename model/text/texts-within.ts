/** The texts for people inside plain data, whatever its shape: all of them, or each made into another. Pure. */

/** Keys whose values name things and are never read by people. */
const NAMES = ["id", "type", "state", "group", "groups", "entry", "entries", "field", "column", "missing"];

/** Every text once, in the order of the data. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  const inner = Array.isArray(value)
    ? value
    : Object.entries(value).flatMap(([key, v]) => (NAMES.includes(key) ? [] : [v]));
  return [...new Set(inner.flatMap(textsWithin))];
}

/** The same data with every text in it made into another. Entries are in it twice, so theirs are made too. */
export function withTexts<T>(value: T, make: (text: string) => string): T {
  if (typeof value === "string") return make(value) as T;
  if (Array.isArray(value)) return value.map((v) => withTexts(v, make)) as T;
  if (typeof value !== "object" || value === null) return value;
  const isName = (key: string) => key !== "entries" && NAMES.includes(key);
  return Object.fromEntries(
    Object.entries(value).map(([key, v]) => [
      key,
      isName(key) && typeof v !== "object" ? v : withTexts(v, make),
    ]),
  ) as T;
}
