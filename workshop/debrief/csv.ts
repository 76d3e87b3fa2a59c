/**
 * CSV for spreadsheets: UTF-8 with BOM, CRLF, quotes after RFC 4180, and no cell that would run as a formula
 * (OWASP, "CSV Injection").
 */

export type Cell = string | number | null;

/** Starts a formula in some spreadsheet: behind spaces too, and in the full-width forms. */
const RISKY = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A plain number written as text: harmless, and of more use as it is. */
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** One cell. Numbers stay, null is empty; a risky text gets an apostrophe in front. */
export function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new RangeError(`not a number for a table: ${cell}`);
    return String(cell);
  }
  const safe = isRisky(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file; every row must have as many cells as `head`. */
export function csvFile(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  for (const row of rows)
    if (row.length !== head.length) throw new RangeError(`a row of ${row.length} cells under ${head.length}`);
  return `${CSV_START}${[head, ...rows].map(csvLine).join("")}`;
}

/** The byte order mark, by which spreadsheets know the encoding. */
export const CSV_START = "\uFEFF";

export const csvLine = (row: readonly Cell[]): string => `${row.map(csvCell).join(",")}\r\n`;

export const isRisky = (text: string): boolean => RISKY.test(text) && !NUMBER.test(text);
