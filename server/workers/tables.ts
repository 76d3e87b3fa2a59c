/** Reads tables of strangers as rows of strings, and writes spreadsheets. Runs in a child. */
import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readSheet } from "read-excel-file/node";
import writeExcelFile from "write-excel-file/node";
import { decodeText } from "@/server/workers/decode-text";
import { all, parseXml, textIn, type XmlElement } from "@/server/workers/xml";
import { zipFits } from "@/server/workers/zip-limits";
import { tableOf, type TableRow } from "@/workshop/editor/translation/translation-columns";

type TableRead = { rows: TableRow[]; language?: string } | { problem: "unreadable" | "too-large" };

const MAX_ROWS = 30_000;
const MAX_COLUMNS = 60;
/** A spreadsheet may be so large when it is unpacked. */
const MAX_UNPACKED = 120_000_000;

export async function readTable({
  input,
  type,
}: {
  input: string;
  type: "xlsx" | "csv" | "xliff";
}): Promise<TableRead> {
  try {
    switch (type) {
      case "csv":
        return withinLimits(csvRows(readFileSync(input)));
      case "xlsx":
        if (!(await zipFits(input, { bytes: MAX_UNPACKED, entries: 500 }))) return { problem: "too-large" };
        return withinLimits(tableOf((await readSheet(input)).map((row) => row.map(cellText))));
      case "xliff":
        return xliffRows(readFileSync(input, "utf8"));
    }
  } catch {
    return { problem: "unreadable" };
  }
}

const withinLimits = (rows: TableRow[]): TableRead =>
  rows.length > MAX_ROWS || rows.some(({ cells }) => cells.length > MAX_COLUMNS)
    ? { problem: "too-large" }
    : { rows };

const cellText = (cell: unknown): string =>
  cell === null || cell === undefined
    ? ""
    : cell instanceof Date
      ? cell.toISOString().slice(0, 10)
      : typeof cell === "boolean"
        ? String(cell).toUpperCase()
        : String(cell);

/** The separator is the one that the first line has most of. */
function csvRows(bytes: Buffer): TableRow[] {
  const text = decodeText(bytes).replace(/\r\n?/g, "\n");
  const [first = ""] = text.split("\n", 1);
  const separators = [",", ";", "\t"].map((s) => ({ s, times: first.split(s).length }));
  const { s: delimiter } = separators.reduce((a, b) => (b.times > a.times ? b : a));
  const records = parse(text, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 500_000,
    to: MAX_ROWS + 1,
    info: true,
  }) as unknown as { record: string[]; info: { lines: number } }[];
  // A cell may hold several lines: a row begins behind the last line of the one before.
  return records.map(({ record }, i) => ({ line: (records[i - 1]?.info.lines ?? 0) + 1, cells: record }));
}

/** XLIFF 2.x as the rows of a sheet. */
function xliffRows(xml: string): TableRead {
  const [root] = all(parseXml(xml), "xliff");
  if (!root?.attributes.version?.startsWith("2")) return { problem: "unreadable" };
  const language = root.attributes.trgLang;
  const units = all(root.children, "unit");
  if (units.length > MAX_ROWS) return { problem: "too-large" };
  const lineAt = lineCounter(xml);
  const rows = units.map((unit) => ({
    line: lineAt(unit.at),
    cells: [unit.attributes.name ?? "", unitText(unit, "source"), unitText(unit, "target")],
  }));
  const head = ["Path", "Original", `Translation${language ? ` (${language})` : ""}`];
  return { rows: [{ line: 1, cells: head }, ...rows] };
}

/** The line in which a place of a text lies; to be asked in the order of the text. */
function lineCounter(text: string): (place: number) => number {
  let [line, from] = [1, 0];
  return (place) => {
    for (; from < place; from++) if (text[from] === "\n") line++;
    return line;
  };
}

/** Segments of one unit, put together. */
const unitText = (unit: XmlElement, name: "source" | "target"): string =>
  all(unit.children, name)
    .map((e) => textIn(e.children))
    .join("");

/**
 * Writes a spreadsheet: the head bold and fixed, texts wrapped; every cell is a text or a number, never a
 * formula.
 */
export async function writeTable({
  output,
  sheet,
  head,
  rows,
  widths,
}: {
  output: string;
  sheet: string;
  head: string[];
  rows: (string | number)[][];
  widths: number[];
}): Promise<{ done: true }> {
  const style = { fontWeight: "bold" as const, backgroundColor: "#e6eef2" as const };
  const cells = [
    head.map((value) => ({ value, type: String, ...style })),
    ...rows.map((row) =>
      row.map((value) =>
        typeof value === "number"
          ? { value, type: Number }
          : { value: value.slice(0, 32_700), type: String, wrap: true, alignVertical: "top" as const },
      ),
    ),
  ];
  const book = writeExcelFile(
    cells as never,
    { sheet, stickyRowsCount: 1, columns: widths.map((width) => ({ width })) } as never,
  );
  writeFileSync(output, await (book as unknown as { toBuffer(): Promise<Buffer> }).toBuffer());
  return { done: true };
}
