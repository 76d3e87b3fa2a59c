/**
 * Paths on a worksheet: every place that can be written has one, and the shared document holds a text or a
 * value for each. Pure; browsers and server agree through it.
 *
 * `field`, `field/option` (a tick), `field/row` (an entry of a list), `field/row/column`,
 * `field/row/column/option`; in a section that repeats, with `section@row.` in front. Rows of the start are
 * `r1`, `r2` …; rows that phones add have ids of their own.
 */
import { textId } from "@/model/text/text-id";
import { unreachable } from "@/model/unreachable";
import type { Column, SheetField, SheetSection, TableField, SheetShape } from "@/model/worksheets/content";

/** A sheet's content: path to text. Closed fields hold ids, numbers and days, ticks "1"; none is blank. */
export interface SheetContent {
  cells: Readonly<Record<string, string>>;
  /** Ids of rows, in order: of lists, of tables without named rows, and of sections that repeat. */
  rows: Readonly<Record<string, readonly string[]>>;
}

export const blankSheet: SheetContent = { cells: {}, rows: {} };

/**
 * Further cells of the same document: the group's presentation, `!off/<card>` "1" or "0"; its moves in a relay,
 * `!ask/<paper>` "1", `!tell/<paper>/<team>` "agreed" or "unasked".
 */
export const OWN = {
  notes: "!notes",
  minority: "!minority",
  agreed: "!agreed",
  showMinority: "!show-minority",
  off: "!off/",
  ask: "!ask/",
  tell: "!tell/",
} as const;

export const isMove = (path: string): boolean => path.startsWith(OWN.ask) || path.startsWith(OWN.tell);

/** Ids of rows: of the start, or made by a phone. */
export const rowId = /^[a-z0-9]{1,12}$/;

/** A text is written by many at once; of a value the last one counts. */
export type CellKind = "text" | "value";

/** Names the rows of a section that repeats: its own, or those of the section that it follows. */
export const sectionRows = (section: SheetSection): string => `${section.repeat?.with ?? section.id}@`;

export const ownsRows = (section: SheetSection): boolean =>
  section.repeat !== undefined && section.repeat.with === undefined;

export const sectionWith = <S extends { fields: readonly { id: string }[] }>(
  sheet: { sections: readonly S[] },
  field: string,
): S | undefined => sheet.sections.find((s) => s.fields.some((f) => f.id === field));

/** In front of every path of one row of a section that repeats. */
export const inSection = (section: SheetSection, row: string | null): string =>
  row === null ? "" : `${section.id}@${row}.`;

const startRows = (count: number): string[] => Array.from({ length: count }, (_, i) => `r${i + 1}`);

/** Rows of a section: `[null]` where it stands once. */
export const rowsOfSection = (section: SheetSection, content: SheetContent): (string | null)[] =>
  section.repeat ? [...(content.rows[sectionRows(section)] ?? startRows(1))] : [null];

/** Rows of a table: the author's, else the sheet's. @param prefix that of the section's row */
export const rowsOfTable = (field: TableField, prefix: string, content: SheetContent): string[] =>
  field.rows.length > 0
    ? field.rows.map((r) => r.id)
    : [...(content.rows[`${prefix}${field.id}`] ?? startRows(field.start))];

/** The rows with which a list of rows begins, by its name; null where there is no such list. */
export function firstRows(sheet: SheetShape, list: string): string[] | null {
  for (const section of sheet.sections) {
    if (ownsRows(section) && list === sectionRows(section)) return startRows(1);
    const prefix = prefixIn(section, list);
    if (prefix === null) continue;
    const field = section.fields.find((f) => f.id === list.slice(prefix.length));
    if (field?.type === "table" && field.rows.length === 0) return startRows(field.start);
    if (field?.type === "list") return [];
  }
  return null;
}

export function mostRows(sheet: SheetShape, list: string): number {
  for (const section of sheet.sections) {
    if (section.repeat && ownsRows(section) && list === sectionRows(section)) return section.repeat.most;
    const prefix = prefixIn(section, list);
    const field =
      prefix === null ? undefined : section.fields.find((f) => f.id === list.slice(prefix.length));
    if (field?.type === "table" || field?.type === "list") return field.most;
  }
  return 0;
}

/** The part of a path that says in which row of this section it is; null where it is in none. */
function prefixIn(section: SheetSection, path: string): string | null {
  if (!section.repeat) return "";
  const [, row] = new RegExp(`^${section.id}@([a-z0-9]{1,12})\\.`).exec(path) ?? [];
  return row === undefined ? null : `${section.id}@${row}.`;
}

const asText: ReadonlySet<string> = new Set(["text", "list", "agency"]);

/** The cell at a path; null where the sheet has none. */
export function cellAt(
  sheet: SheetShape,
  path: string,
): { kind: CellKind; of: SheetField | Column; most: number } | null {
  for (const section of sheet.sections) {
    const prefix = prefixIn(section, path);
    if (prefix === null) continue;
    const [id, ...rest] = path.slice(prefix.length).split("/");
    const field = section.fields.find((f) => f.id === id);
    if (!field) continue;
    if (field.type === "list" && rest.length === 1)
      return rowId.test(rest[0]!) ? { kind: "text", of: field, most: field.length } : null;
    if (field.type !== "table") return oneCell(field, rest);
    const [row = "", columnId, ...deeper] = rest;
    const column = field.columns.find((c) => c.id === columnId);
    const exists = field.rows.length > 0 ? field.rows.some((r) => r.id === row) : rowId.test(row);
    return column && exists ? oneCell(column, deeper) : null;
  }
  return null;
}

function oneCell(cell: Exclude<SheetField, TableField> | Column, rest: string[]): ReturnType<typeof cellAt> {
  if (cell.type === "checklist")
    return rest.length === 1 && cell.options.some((o) => o.id === rest[0])
      ? { kind: "value", of: cell, most: 1 }
      : null;
  if (rest.length > 0) return null;
  return { kind: asText.has(cell.type) ? "text" : "value", of: cell, most: mostLetters(cell) };
}

/** Letters that a cell may hold; of a list, all its entries as one text. */
export function mostLetters(cell: SheetField | Column): number {
  switch (cell.type) {
    case "text":
      return cell.length;
    case "list":
      return cell.most * (cell.length + 1);
    case "agency":
      return 120;
    case "choice":
    case "checklist":
    case "date":
    case "number":
    case "rating":
    case "table":
      return 60;
    default:
      return unreachable(cell);
  }
}

/** A free name for an entry's row: equal for equal texts, so that two who add one make one row. */
export function entryRow(path: string, text: string, taken: (row: string) => boolean): string {
  let row = textId(`${path} ${text}`);
  for (let copy = 2; taken(row); copy++) row = textId(`${path} ${text} ${copy}`);
  return row;
}

/**
 * The entries of a list, each with its row. On sheets of before one text holds the list; its lines are
 * entries behind the others.
 */
export function entriesAt({ cells, rows }: SheetContent, path: string): { row: string; text: string }[] {
  const entries = (rows[path] ?? []).flatMap((row) => {
    const text = linesOf(cells[`${path}/${row}`] ?? "").join(" ");
    return text === "" ? [] : { row, text };
  });
  const taken = new Set(rows[path]);
  for (const text of linesOf(cells[path] ?? "")) {
    const row = entryRow(path, text, (id) => taken.has(id));
    taken.add(row);
    entries.push({ row, text });
  }
  return entries;
}

export const entryTexts = (content: SheetContent, path: string): string[] =>
  entriesAt(content, path).map(({ text }) => text);

export const listPaths = (sheet: SheetShape, content: SheetContent): string[] =>
  sheet.sections.flatMap((section) =>
    rowsOfSection(section, content).flatMap((row) =>
      section.fields.flatMap(({ type, id }) => (type === "list" ? [`${inSection(section, row)}${id}`] : [])),
    ),
  );

export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((l) => l.trim())
    .filter((l) => l !== "");

/** A field other than a table; also the column of one. */
export type CellShape = Exclude<SheetField, TableField> | Column;

export const ticksAt = (
  shape: Extract<CellShape, { type: "checklist" }>,
  path: string,
  content: SheetContent,
): string[] => shape.options.flatMap((o) => (content.cells[`${path}/${o.id}`] === "1" ? [o.id] : []));

/** Ids of the options that were chosen at this path; none for fields without options. */
export function chosenAt(shape: CellShape, path: string, content: SheetContent): string[] {
  if (shape.type === "checklist") return ticksAt(shape, path, content);
  const id = content.cells[path];
  return shape.type === "choice" && shape.options.some((o) => o.id === id) ? [id!] : [];
}

/** The text of a cell, of a list one line for each entry; empty where nothing stands in it. */
export function cellText(shape: CellShape, path: string, content: SheetContent): string {
  if (shape.type === "list") return entryTexts(content, path).join("\n");
  if (shape.type === "choice" || shape.type === "checklist") {
    const chosen = chosenAt(shape, path, content);
    return shape.options.flatMap((o) => (chosen.includes(o.id) ? [o.text] : [])).join(", ");
  }
  const text = (content.cells[path] ?? "").trim();
  return shape.type === "rating" && text !== "" ? `${text}/${shape.points}` : text;
}
