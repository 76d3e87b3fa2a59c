/**
 * The shared document of one sheet, as browsers and server agree on it: the names in it, and how it is read.
 *
 * Text cells are texts of their own, named `t:` and their path. Value cells are entries of the map `v`, gone
 * when blank. The map `r` says which rows there are: `<list>/<row>` to a position, or to -1 where it was
 * removed. Rows of the start are there at their own positions, 0 and up, unless it says otherwise. A row of a
 * list of entries is there as long as letters stand in it: a place is never taken back, so no letter is lost
 * with it.
 */
import type * as Y from "yjs";
import type { SheetShape } from "@/model/worksheets/content";
import {
  type CellKind,
  cellAt,
  firstRows,
  inSection,
  isMove,
  listPaths,
  OWN,
  rowId,
  type SheetContent,
  sectionRows,
} from "@/model/worksheets/cells";
import { plainText } from "@/model/text/plain-text";

/** Names of the root types. */
export const ROOT = { text: "t:", values: "v", rows: "r" } as const;
/** The position of a row that was removed. */
export const REMOVED = -1;

/** Letters that the group's notes and its minority view may hold. */
const MAX_OWN_TEXT_LENGTH = 4_000;
const MAX_VALUE_LENGTH = 60;
/** Letters of a move's path: those of two ids, and what stands around them. */
const MAX_MOVE_LENGTH = 130;

const textName = (path: string): string => `${ROOT.text}${path}`;
export const rowKey = (list: string, row: string): string => `${list}/${row}`;

/** The parts of a key of the map of rows; null where it is none. */
export function rowOf(key: string): { list: string; row: string } | null {
  const slash = key.lastIndexOf("/");
  const row = key.slice(slash + 1);
  return slash > 0 && rowId.test(row) ? { list: key.slice(0, slash), row } : null;
}

/** A place of the document, those of the presentation too; null where there is none. */
export function cellSpecAt(sheet: SheetShape, path: string): { kind: CellKind; most: number } | null {
  if (path === OWN.notes || path === OWN.minority) return { kind: "text", most: MAX_OWN_TEXT_LENGTH };
  if (path === OWN.agreed || path === OWN.showMinority) return { kind: "value", most: 1 };
  if (path.startsWith(OWN.off)) return path.length <= 90 ? { kind: "value", most: 1 } : null;
  if (isMove(path)) return path.length <= MAX_MOVE_LENGTH ? { kind: "value", most: MAX_VALUE_LENGTH } : null;
  const cell = cellAt(sheet, path);
  return cell && { kind: cell.kind, most: cell.kind === "value" ? MAX_VALUE_LENGTH : cell.most };
}

export const textAt = (doc: Y.Doc, path: string): Y.Text => doc.getText(textName(path));
export const valuesOf = (doc: Y.Doc): Y.Map<string> => doc.getMap<string>(ROOT.values);
export const placesOf = (doc: Y.Doc): Y.Map<number> => doc.getMap<number>(ROOT.rows);

export function cellValueIn(doc: Y.Doc, path: string, kind: CellKind): string {
  if (kind === "value") return valuesOf(doc).get(path) ?? "";
  return doc.share.has(textName(path)) ? textAt(doc, path).toString() : "";
}

/** The rows of one list of rows, in their order. A list that the sheet does not have has none. */
export function rowsIn(doc: Y.Doc, sheet: SheetShape, list: string): string[] {
  const first = firstRows(sheet, list);
  if (first === null) return [];
  const entries = cellAt(sheet, list)?.of.type === "list";
  const order = new Map(first.map((row, i) => [row, i]));
  for (const [key, position] of placesOf(doc).entries()) {
    const place = rowOf(key);
    if (place?.list !== list) continue;
    if (entries && cellValueIn(doc, `${list}/${place.row}`, "text").trim() === "") continue;
    if (position === REMOVED && !entries) order.delete(place.row);
    else order.set(place.row, position);
  }
  return [...order].sort(([a, i], [b, k]) => i - k || (a < b ? -1 : 1)).map(([row]) => row);
}

/** The position for a row that is added behind all others of its list. */
export function nextPosition(doc: Y.Doc, sheet: SheetShape, list: string): number {
  let last = (firstRows(sheet, list) ?? []).length - 1;
  for (const [key, position] of placesOf(doc).entries())
    if (rowOf(key)?.list === list) last = Math.max(last, position);
  return last + 1;
}

/** Adds a row for an entry behind all others, or fills one that is empty. */
export function putEntry(doc: Y.Doc, sheet: SheetShape, list: string, row: string, text: string): void {
  const key = rowKey(list, row);
  if (!placesOf(doc).has(key)) placesOf(doc).set(key, nextPosition(doc, sheet, list));
  textAt(doc, key).insert(0, text);
}

/** On sheets of before, a list is one text. */
export const hasOldLists = (sheet: SheetShape, content: SheetContent): boolean =>
  listPaths(sheet, content).some((path) => Object.hasOwn(content.cells, path));

/** The sheet's content in rows that are there; plain, whatever a phone put into the document. */
export function contentOf(doc: Y.Doc, sheet: SheetShape): SheetContent {
  const cells: Record<string, string> = {};
  const rows: Record<string, string[]> = {};
  const read = (path: string, kind: CellKind) => {
    const text = plainText(cellValueIn(doc, path, kind));
    if (text !== "") cells[path] = text;
  };
  const readCell = (path: string, cell: { type: string; options?: readonly { id: string }[] }) => {
    if (cell.type === "checklist")
      for (const option of cell.options ?? []) read(`${path}/${option.id}`, "value");
    else read(path, cellAt(sheet, path)?.kind ?? "value");
  };
  const listOf = (list: string): string[] => {
    rows[list] = rowsIn(doc, sheet, list);
    return rows[list];
  };
  for (const section of sheet.sections) {
    const prefixes = section.repeat
      ? listOf(sectionRows(section)).map((row) => inSection(section, row))
      : [""];
    for (const prefix of prefixes) {
      for (const field of section.fields) {
        const path = `${prefix}${field.id}`;
        if (field.type === "list") for (const row of listOf(path)) read(`${path}/${row}`, "text");
        if (field.type !== "table") {
          readCell(path, field);
          continue;
        }
        const ids = field.rows.length > 0 ? field.rows.map((r) => r.id) : listOf(path);
        for (const row of ids)
          for (const column of field.columns) readCell(`${path}/${row}/${column.id}`, column);
      }
    }
  }
  read(OWN.notes, "text");
  read(OWN.minority, "text");
  for (const key of valuesOf(doc).keys()) if (key.startsWith("!")) read(key, "value");
  return { cells, rows };
}
