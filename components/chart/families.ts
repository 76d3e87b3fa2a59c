/**
 * Which fonts a text of a drawing names: Noto of its own script first, which also has Latin letters and digits, so that
 * one font shapes the whole line; then what a reader's own machine may have.
 */
const byScript: readonly [RegExp, string][] = [
  [/\p{sc=Arabic}/u, "Noto Sans Arabic"],
  [/\p{sc=Thai}/u, "Noto Sans Thai"],
  [/\p{sc=Lao}/u, "Noto Sans Lao"],
  [/\p{sc=Khmer}/u, "Noto Sans Khmer"],
  [/\p{sc=Myanmar}/u, "Noto Sans Myanmar"],
  [/\p{sc=Devanagari}/u, "Noto Sans Devanagari"],
  [/\p{sc=Bengali}/u, "Noto Sans Bengali"],
  [/\p{sc=Sinhala}/u, "Noto Sans Sinhala"],
  [/\p{sc=Tamil}/u, "Noto Sans Tamil"],
  [/\p{sc=Thaana}/u, "Noto Sans Thaana"],
  [/[\p{sc=Hangul}\u2190-\u25ff]/u, "Noto Sans KR"],
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, "Noto Sans SC"],
];

const rest = "'Segoe UI', system-ui, sans-serif";

/** What a whole drawing is written in. */
export const FAMILIES = `'Noto Sans Variable', 'Noto Sans', ${rest}`;

/** What one text needs beyond that; null where it is in Latin, Greek or Cyrillic letters. */
export function familiesOf(text: string): string | null {
  const names = byScript.flatMap(([pattern, name]) => (pattern.test(text) ? [`'${name}'`] : []));
  return names.length === 0 ? null : `${names.join(", ")}, 'Noto Sans Variable', 'Noto Sans', ${rest}`;
}
