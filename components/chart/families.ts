/**
 * Fonts of a drawing's texts: Noto of the text's script first, with Latin letters and digits, so that one
 * font shapes the line; then fonts of the reader's machine.
 */
const scripts = [..."Arabic Thai Lao Khmer Myanmar Devanagari Bengali Sinhala Tamil Thaana".split(" ")];
const byScript: readonly [RegExp, string][] = [
  ...scripts.map((script): [RegExp, string] => [new RegExp(`\\p{sc=${script}}`, "u"), `Noto Sans ${script}`]),
  [/[\p{sc=Hangul}\u2190-\u25ff]/u, "Noto Sans KR"],
  [/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u, "Noto Sans SC"],
];

const rest = "'Segoe UI', system-ui, sans-serif";

/** The fonts of a whole drawing. */
export const FAMILIES = `'Noto Sans Variable', 'Noto Sans', ${rest}`;

/** Further fonts for a text; null for Latin, Greek or Cyrillic letters. */
export function familiesOf(text: string): string | null {
  const names = byScript.flatMap(([pattern, name]) => (pattern.test(text) ? [`'${name}'`] : []));
  return names.length === 0 ? null : `${names.join(", ")}, 'Noto Sans Variable', 'Noto Sans', ${rest}`;
}
