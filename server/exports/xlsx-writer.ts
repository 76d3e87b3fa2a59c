/**
 * Writes a workbook row by row. Every cell is a text or a number and never a formula; a text that a
 * spreadsheet could take for one carries the mark of a quoted text. A table that is longer than a sheet can
 * be goes on in a further one.
 */
import {
  columnName,
  contentTypesXml,
  packageXml,
  STYLE,
  sheetEndXml,
  sheetStartXml,
  stylesXml,
  workbookRelationsXml,
  workbookXml,
} from "@/server/exports/xlsx-parts";
import { ZipWriter } from "@/server/exports/zip-writer";
import { type Cell, isRisky } from "@/workshop/debrief/csv";
import { xmlText } from "@/workshop/exports/xml";

/** Rows and characters that a spreadsheet takes (Excel specifications and limits). */
const MAX_ROWS = 1_048_576;
const MAX_TEXT = 32_767;

interface SheetPlan {
  name: string;
  /** The first row; null for a sheet of running text. */
  head: readonly string[] | null;
  rows: Iterable<readonly Cell[]>;
  widths: readonly number[];
  rtl?: boolean;
}

export class XlsxWriter {
  private readonly zip: ZipWriter;
  private readonly names: string[] = [];

  constructor(
    file: string,
    /** Fewer than a spreadsheet takes, for tests. */
    private readonly mostRows = MAX_ROWS,
  ) {
    this.zip = new ZipWriter(file);
  }

  async sheet({ name, head, rows, widths, rtl = false }: SheetPlan): Promise<void> {
    const iterator = rows[Symbol.iterator]();
    let next = iterator.next();
    do {
      this.names.push(sheetName(name, this.names));
      const most = this.mostRows;
      await this.zip.add(
        `xl/worksheets/sheet${this.names.length}.xml`,
        (function* () {
          yield sheetStartXml({ rtl, widths, frozen: head !== null });
          let row = 0;
          if (head) yield rowXml(++row, head, STYLE.head);
          const title = head === null;
          for (; !next.done && row < most; next = iterator.next())
            yield rowXml(++row, next.value, title && row === 1 ? STYLE.title : undefined);
          yield sheetEndXml(head && row > 1 ? `A1:${columnName(head.length - 1)}${row}` : null);
        })(),
      );
    } while (!next.done);
  }

  async close(): Promise<void> {
    await this.zip.add("xl/workbook.xml", [workbookXml(this.names)]);
    await this.zip.add("xl/_rels/workbook.xml.rels", [workbookRelationsXml(this.names.length)]);
    await this.zip.add("xl/styles.xml", [stylesXml]);
    await this.zip.add("_rels/.rels", [packageXml]);
    await this.zip.add("[Content_Types].xml", [contentTypesXml(this.names.length)]);
    await this.zip.close();
  }
}

function rowXml(number: number, cells: readonly Cell[], style?: number): string {
  let xml = `<row r="${number}">`;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] ?? null;
    if (cell !== null && cell !== "") xml += cellXml(nameOf(i) + number, cell, style);
  }
  return `${xml}</row>`;
}

/** Ids, as most cells are: nothing in them needs a second look. */
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 .,/-]{0,200}$/;

const names: string[] = [];
const nameOf = (column: number): string => (names[column] ??= columnName(column));

function cellXml(reference: string, cell: string | number, style?: number): string {
  if (typeof cell === "number") {
    if (!Number.isFinite(cell)) throw new RangeError(`not a number for a table: ${cell}`);
    return `<c r="${reference}"${style ? ` s="${style}"` : ""}><v>${cell}</v></c>`;
  }
  if (PLAIN.test(cell))
    return `<c r="${reference}" t="inlineStr" s="${style ?? STYLE.text}"><is><t>${cell}</t></is></c>`;
  const look = style ?? (isRisky(cell) ? STYLE.quoted : STYLE.text);
  const text = xmlText(escaped(cell.slice(0, MAX_TEXT)));
  return `<c r="${reference}" t="inlineStr" s="${look}"><is><t xml:space="preserve">${text}</t></is></c>`;
}

/** `_x0041_` stands for a sign in a workbook; a text that has such letters must say that it means them. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");

/**
 * A name that a sheet may have: at most 31 characters, none of []:*?/\, no apostrophe at its ends, and its
 * own.
 */
function sheetName(wanted: string, taken: readonly string[]): string {
  const plain =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, " ")
      .replace(/\s+/g, " ")
      .trim()
      .replace(/^'+|'+$/g, "") || "Sheet";
  const free = (name: string) =>
    !taken.some((t) => t.toLowerCase() === name.toLowerCase()) && name.toLowerCase() !== "history";
  for (let n = 1; ; n++) {
    const behind = n === 1 ? "" : ` ${n}`;
    const name =
      [...plain]
        .slice(0, 31 - behind.length)
        .join("")
        .slice(0, 31 - behind.length)
        .trimEnd() + behind;
    if (free(name)) return name;
  }
}
