/**
 * Guards texts in CSV: a leading apostrophe, removed on return, keeps spreadsheets from running a formula. A
 * text with such an apostrophe gets another. Pure.
 */

const RISKY = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

export const guarded = (text: string): string => (RISKY.test(text) ? `'${text}` : text);

export const unguarded = (text: string): string =>
  text.startsWith("'") && RISKY.test(text) ? text.slice(1) : text;
