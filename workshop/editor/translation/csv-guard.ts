/**
 * Texts in CSV files that come back: an apostrophe in front keeps spreadsheets from running a text as a formula, and is
 * taken away again. A text that has such an apostrophe of its own gets one more. Pure.
 */

const RISKY = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

export const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string =>
  text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
