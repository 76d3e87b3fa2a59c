/** Authored texts within interface sentences: in lists, in quotation marks, behind numbers. Pure. */

/** The comma of a language, with its space. */
const commaIn = (language: string): string => (/^(ar|fa|ps|sd|ug|ur)\b/.test(language) ? "، " : ", ");

/** Short texts in a row; what is not there is left out. Whole sentences stand in a list of lines. */
export const listed = (texts: readonly (string | number)[], language: string): string =>
  texts.filter((text) => text !== "").join(commaIn(language));

export const letter = (index: number): string => String.fromCharCode(65 + index);

/** The beginning of a text, in whole words where it has any. */
export function startOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "");
  const word = text[cut.length] === " " ? cut.length : cut.lastIndexOf(" ");
  return `${cut.slice(0, word > most / 2 ? word : undefined)}…`;
}

/** A text as a sentence quotes it beside others: its beginning. */
export const quotable = (text: string): string => startOf(text, 60).replace(/[\s,،;؛:]{1,4}…$/u, "…");

/** A text as a sentence quotes it alone: more of its beginning. */
export const quotableAlone = (text: string): string => startOf(text, 120);

/** A text without its full stop, if it is one sentence that ends in no abbreviation such as "U.S." */
const withoutFullStop = (text: string): string =>
  /[.!?。؟]\s|[.。]\S{0,20}[.。]$/u.test(text) ? text : text.replace(/[.。]$/u, "");

/** Names of values that a message puts into quotation marks. */
const quotedIn = (message: string): string[] =>
  Array.from(message.matchAll(/[“«]\u2068?\{(\w+)\}\u2069?[”»]/gu), ([, name = ""]) => name);

/** The values of a message, a quoted sentence without its full stop: the message's own signs follow. */
export function quoted<V>(values: Readonly<Record<string, V>>, message: string): Record<string, V> {
  const names = quotedIn(message);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" && names.includes(name) ? (withoutFullStop(value) as V & string) : value,
    ]),
  );
}

/** The forms of a text within a sentence: whole or its beginning, with full stops or without. */
export const quotedForms = (text: string): string[] =>
  [text, ...[quotableAlone(text), quotable(text)].map((start) => start.replace(/…$/u, ""))].flatMap(
    (words) => [words, withoutFullStop(words)],
  );

/** The number with which an author began a text: "2. No condition", "(3) Safe return". */
const OWN_NUMBER = /^\s*\(?(\p{Nd}{1,3})[.)）．]\)?\s(?!\p{Nd})/u;

/** A text behind its number; an author's own number stands alone. */
export const numbered = (number: number, text: string): string =>
  OWN_NUMBER.test(text) ? text : `${number} · ${text}`;

/** The number that stands before a text in a mark of its own; none where its author numbered it. */
export const numberBefore = (number: number, text: string): number | null =>
  OWN_NUMBER.test(text) ? null : number;

/** The number by which a text is known: its author's own, or its place. */
export const numberOf = (number: number, text: string): string =>
  OWN_NUMBER.exec(text)?.[1] ?? String(number);
