/**
 * Judges an update of a shared sheet twice: before it is applied (plain letters and values only, at places
 * that the sheet has, with nothing missing in between), and after, by what it changed.
 */
import * as Y from "yjs";
import type { SheetShape } from "@/model/worksheets/content";
import { firstRows, mostRows } from "@/model/worksheets/cells";
import { cellSpecAt, placesOf, ROOT, rowOf, rowsIn, textAt, valuesOf } from "@/workshop/worksheets/document";
import type { Reason } from "@/model/reasons";

/** Bytes of one document, with what was deleted from it. */
export const MAX_DOCUMENT_BYTES = 512 * 1_024;
/**
 * A text may be longer than its cell by this much: two people who write at once do not see each other's
 * letters yet.
 */
const TEXT_TOLERANCE = 1.2;
/** Rows beyond the most, for those who add one in the same moment. */
const EXTRA_ROWS = 5;
/** Entries of either map, with removed rows and rows of sections that are gone. */
const MAX_ENTRIES = 2_000;
const MAX_REMOVED = 500;
const MAX_VALUE_LENGTH = 60;
/** Letters in one piece, deleted ones too. */
const MAX_STRUCT_LENGTH = 1_000_000;

/** The sheet as it is and as it was before its author changed it: what a phone holds may belong to either. */
export type Shapes = readonly [SheetShape, ...SheetShape[]];

const place = (shapes: Shapes, path: string) =>
  shapes.map((s) => cellSpecAt(s, path)).find((p) => p !== null) ?? null;
const isList = (shapes: Shapes, list: string): boolean => shapes.some((s) => firstRows(s, list) !== null);

/** A place in a document: the name of a root type, and the key within a map. */
interface Spot {
  root: string;
  key: string | null;
}

function isKnownSpot(shapes: Shapes, { root, key }: Spot): boolean {
  if (root === ROOT.values) return key !== null && place(shapes, key)?.kind === "value";
  if (root === ROOT.rows) return key !== null && isList(shapes, rowOf(key)?.list ?? "");
  return (
    root.startsWith(ROOT.text) && key === null && place(shapes, root.slice(ROOT.text.length))?.kind === "text"
  );
}

const isPlain = (value: unknown): boolean =>
  (typeof value === "string" && value.length <= MAX_VALUE_LENGTH) ||
  (Number.isInteger(value) && Math.abs(value as number) <= 100_000);

function isAllowed(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentAny) return content.arr.length > 0 && content.arr.every(isPlain);
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
}

/**
 * Judges an update before it touches anything.
 * @returns null where it may be tried; "not-stored" where one before it is missing, which the phone finds out
 * by opening the sheet again
 */
export function refusedAsItComes(
  update: Uint8Array,
  shapes: Shapes,
  clocks: Map<number, number>,
): Reason | null {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return "bad-sheet";
  }
  const next = new Map(clocks);
  for (const struct of decoded.structs) {
    const { client, clock } = struct.id;
    if (clock > (next.get(client) ?? 0)) return "not-stored";
    next.set(client, Math.max(next.get(client) ?? 0, clock + struct.length));
    if (struct.length > MAX_STRUCT_LENGTH) return "bad-sheet";
    if (struct instanceof Y.Skip) return "not-stored";
    if (struct instanceof Y.GC) continue;
    if (!(struct instanceof Y.Item) || !isAllowed(struct.content)) return "bad-sheet";
    const parent = struct.parent as string | Y.ID | null;
    if (parent === null) continue;
    if (typeof parent !== "string" || !isKnownSpot(shapes, { root: parent, key: struct.parentSub }))
      return "bad-sheet";
  }
  const missing = [...decoded.ds.clients].some(([client, items]) =>
    items.some((i) => i.clock + i.len > (next.get(client) ?? 0)),
  );
  return missing ? "not-stored" : null;
}

/** Places that one update touched. */
export interface TouchedPaths {
  texts: string[];
  values: string[];
  rows: string[];
}

const nameOf = (doc: Y.Doc, type: unknown): string | undefined =>
  [...doc.share].find(([, t]) => t === type)?.[0];

/** @throws for types that are no root of the document */
export function touchedBy(doc: Y.Doc, transaction: Y.Transaction): TouchedPaths {
  const touched: TouchedPaths = { texts: [], values: [], rows: [] };
  for (const [type, keys] of transaction.changed) {
    const root = nameOf(doc, type);
    if (root === undefined) throw new Error("a sheet holds a type within a type");
    const named = [...keys].filter((k) => k !== null);
    if (root === ROOT.values) touched.values.push(...named);
    else if (root === ROOT.rows) touched.rows.push(...named);
    else touched.texts.push(root.slice(ROOT.text.length));
  }
  return touched;
}

/** The letters that a text holds; -1 where it holds something else. One pass, as every keystroke asks. */
function lettersAt(doc: Y.Doc, path: string): number {
  const text = textAt(doc, path);
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return -1;
  return text.length;
}

/**
 * Judges what an update did; a text that was too long already may shrink.
 * @param before letters of each text before it
 */
export function refusedByWhatItDid(
  doc: Y.Doc,
  shapes: Shapes,
  touched: TouchedPaths,
  before: ReadonlyMap<string, number>,
): Reason | null {
  if (doc.store.pendingStructs || doc.store.pendingDs) return "not-stored";
  for (const path of touched.texts) {
    const spec = place(shapes, path);
    const letters = lettersAt(doc, path);
    if (spec?.kind !== "text" || letters < 0) return "bad-sheet";
    if (letters > Math.ceil(spec.most * TEXT_TOLERANCE) && letters > (before.get(path) ?? 0))
      return "sheet-full";
  }
  const [values, rows] = [valuesOf(doc), placesOf(doc)];
  for (const key of touched.values) {
    const value: unknown = values.get(key);
    if (
      !isKnownSpot(shapes, { root: ROOT.values, key }) ||
      (value !== undefined && typeof value !== "string")
    )
      return "bad-sheet";
  }
  for (const key of touched.rows) {
    const position: unknown = rows.get(key);
    if (
      !isKnownSpot(shapes, { root: ROOT.rows, key }) ||
      (position !== undefined && typeof position !== "number")
    )
      return "bad-sheet";
  }
  if (values.size > MAX_ENTRIES || rows.size > MAX_REMOVED || doc.share.size > MAX_ENTRIES)
    return "sheet-full";
  const lists = new Set(touched.rows.map((key) => rowOf(key)?.list ?? ""));
  const full = (list: string) =>
    shapes.every((s) => rowsIn(doc, s, list).length > mostRows(s, list) + EXTRA_ROWS);
  return [...lists].some(full) ? "sheet-full" : null;
}
