/** Writing on a shared sheet from a page without script: field by field, beside what others write. */
import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { shapesOf, type WriteAccess } from "@/server/rooms/worksheets/access";
import type { SheetKey } from "@/server/rooms/worksheets/awareness";
import type { Sheet } from "@/server/rooms/worksheets/sheet";
import {
  nextPosition,
  placesOf,
  REMOVED,
  rowKey,
  contentOf,
  cellSpecAt,
  putEntry,
  rowOf,
  rowsIn,
  textAt,
  valuesOf,
  cellValueIn,
} from "@/workshop/worksheets/document";
import type { Reason } from "@/model/reasons";
import { type Ack, refusal } from "@/workshop/protocol/acks";
import type { RoomState } from "@/workshop/room/state";
import type { SheetShape } from "@/model/worksheets/content";
import {
  cellAt,
  entriesAt,
  entryRow,
  entryTexts,
  firstRows,
  linesOf,
  mostRows,
} from "@/model/worksheets/cells";
import { plainText } from "@/model/text/plain-text";

interface Sheets {
  state(): RoomState;
  writing(participant: string, name: SheetKey): WriteAccess;
  /** @returns null while the document cannot be read */
  sheet(name: SheetKey): Promise<Sheet | null>;
  update(participant: string, name: SheetKey, update: Uint8Array): Promise<Ack>;
}

type Field = [path: string, value: string];

/** Refusals of one field that others need not share. */
const HALVED: readonly Reason[] = ["bad-sheet", "sheet-full", "sheet-frozen"];

/** Updates that are tried for one form: enough to tell some refused fields from hundreds that are kept. */
const MAX_TRIES = 64;

export class FormWriting {
  constructor(private readonly sheets: Sheets) {}

  /**
   * Takes each field of a page for itself: all at once, and where that is refused in halves.
   * @param before the fields' texts when the page was made
   * @returns `conflicts`: fields that others had changed meanwhile; the first refusal, if any, is the ack
   */
  async typed(
    participant: string,
    name: SheetKey,
    values: Readonly<Record<string, string>>,
    before: Readonly<Record<string, string>>,
  ): Promise<{ ack: Ack; conflicts: string[] }> {
    const conflicts: string[] = [];
    let first: Ack = { ok: true };
    let missing = false;
    const waiting: Field[][] = [Object.entries(values)];
    for (let tries = 0; waiting.length > 0 && tries < MAX_TRIES; tries++) {
      const fields = waiting.shift()!;
      const { ack, changed, unknown } = await this.write(participant, name, fields, before);
      missing ||= unknown;
      if (ack.ok) conflicts.push(...changed);
      else if (!HALVED.includes(ack.reason)) return { ack, conflicts };
      else if (fields.length > 1) {
        const half = Math.ceil(fields.length / 2);
        // Behind the others, so that what is good is kept before some refused fields are told apart.
        waiting.push(fields.slice(0, half), fields.slice(half));
      } else if (first.ok) first = ack;
    }
    const all = waiting.length === 0 && !missing;
    return { ack: first.ok && !all ? refusal("bad-sheet") : first, conflicts };
  }

  /**
   * Writes all of these fields or none.
   * @returns `changed`: those that others had changed meanwhile; `unknown`: the sheet lacks one of them
   */
  private async write(
    participant: string,
    name: SheetKey,
    fields: readonly Field[],
    before: Readonly<Record<string, string>>,
  ): Promise<{ ack: Ack; changed: string[]; unknown: boolean }> {
    const allowed = this.sheets.writing(participant, name);
    const nothing = { changed: [], unknown: false };
    if (allowed.may === "nothing") return { ack: refusal(allowed.reason), ...nothing };
    const shapes = shapesOf(this.sheets.state(), name.activity);
    const sheet = shapes && (await this.sheets.sheet(name));
    if (!shapes || !sheet) return { ack: refusal(shapes ? "not-stored" : "unknown-activity"), ...nothing };
    const copy = sheet.copy();
    const vector = Y.encodeStateVector(copy);
    const done = fields.map(([path, value]) =>
      typeInto(copy, shapes[0], path, value, Object.hasOwn(before, path) ? before[path]! : ""),
    );
    const written = done.some((result) => result !== null && result !== "same");
    return {
      ack: written
        ? await this.sheets.update(participant, name, Y.encodeStateAsUpdate(copy, vector))
        : { ok: true },
      unknown: done.includes(null),
      changed: fields.flatMap(([path], i) => (done[i] === "both" || done[i] === "over" ? [path] : [])),
    };
  }

  /** Adds a row behind all others of its list, or takes one away. */
  async row(participant: string, name: SheetKey, change: { add: string } | { remove: string }): Promise<Ack> {
    const shapes = shapesOf(this.sheets.state(), name.activity);
    const sheet = shapes && (await this.sheets.sheet(name));
    if (!shapes || !sheet) return refusal(shapes ? "not-stored" : "unknown-activity");
    const copy = sheet.copy();
    const vector = Y.encodeStateVector(copy);
    if ("add" in change)
      placesOf(copy).set(
        rowKey(change.add, randomBytes(5).toString("hex")),
        nextPosition(copy, shapes[0], change.add),
      );
    else placesOf(copy).set(change.remove, REMOVED);
    return this.sheets.update(participant, name, Y.encodeStateAsUpdate(copy, vector));
  }
}

/** "both": another had changed the field, and both texts stand there. "over": theirs is gone. */
type TypeResult = "same" | "written" | "both" | "over";

/** Line breaks as the document has them, and what `contentOf` shows of a text. */
const plain = (text: string): string =>
  plainText(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, "")
    .trimEnd();

/** @param shown the text when the page was made @returns null where the sheet has no such place */
function typeInto(
  doc: Y.Doc,
  sheet: SheetShape,
  path: string,
  typed: string,
  shown: string,
): TypeResult | null {
  const place = cellSpecAt(sheet, path);
  if (!place) return null;
  const [now, before, there] = [plain(typed), plain(shown), cellValueIn(doc, path, place.kind)];
  if (now === before || now === plain(there)) return "same";
  const alone = plain(there) === before;
  if (cellAt(sheet, path)?.of.type === "list") return typeEntries(doc, sheet, path, { now, before, there });
  doc.transact(() => {
    if (now !== "") addRows(doc, sheet, path);
    if (place.kind === "value") {
      if (now === "") valuesOf(doc).delete(path);
      else valuesOf(doc).set(path, now);
    } else if (alone) replaceText(textAt(doc, path), there, now);
    else textAt(doc, path).insert(there.length, `${there === "" || now === "" ? "" : "\n"}${now}`);
  });
  if (alone) return "written";
  return place.kind === "value" ? "over" : "both";
}

/**
 * Writes in a list: in one row, or behind all where the path is the list's own. Each further line becomes a row, and so
 * does a text whose row another changed meanwhile. What stands there already is not added again.
 */
function typeEntries(
  doc: Y.Doc,
  sheet: SheetShape,
  path: string,
  { now, before, there }: { now: string; before: string; there: string },
): TypeResult {
  const place = rowOf(path);
  const inRow = place !== null && cellAt(sheet, place.list)?.of.type === "list";
  const list = inRow ? place.list : path;
  const alone = inRow && plain(there) === before;
  let lines = linesOf(now);
  doc.transact(() => {
    if (alone) {
      const [first = "", ...further] = lines;
      if (there !== "") replaceText(textAt(doc, path), there, first);
      else if (first !== "") putEntry(doc, sheet, list, place.row, first);
      lines = further;
    }
    const standing = new Set([...entryTexts(contentOf(doc, sheet), list), ...(inRow ? [] : linesOf(before))]);
    for (const text of lines.filter((line) => !standing.has(line))) {
      const rows = entriesAt(contentOf(doc, sheet), list).map((entry) => entry.row);
      putEntry(
        doc,
        sheet,
        list,
        entryRow(list, text, (row) => rows.includes(row)),
        text,
      );
    }
  });
  return alone || !inRow ? "written" : "both";
}

/** Replaces what differs, so that what others write at the same time in the same text stays. */
function replaceText(text: Y.Text, from: string, to: string): void {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start++;
  let end = 0;
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  )
    end++;
  text.delete(start, from.length - end - start);
  text.insert(start, to.slice(start, to.length - end));
}

/** The rows that a path names and the sheet does not have yet, where there is room. */
function addRows(doc: Y.Doc, sheet: SheetShape, path: string): void {
  const lists = [/^([a-z0-9-]+@)([a-z0-9]{1,12})\./.exec(path), /^(.+?)\/([a-z0-9]{1,12})\//.exec(path)];
  for (const [, list = "", row = ""] of lists.filter((l) => l !== null)) {
    if (firstRows(sheet, list) === null) continue;
    const rows = rowsIn(doc, sheet, list);
    if (rows.includes(row) || rows.length >= mostRows(sheet, list)) continue;
    placesOf(doc).set(rowKey(list, row), nextPosition(doc, sheet, list));
  }
}
