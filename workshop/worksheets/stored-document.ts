/** A sheet as it is stored: updates that make its document. */
import * as Y from "yjs";
import { entriesAt, listPaths } from "@/model/worksheets/cells";
import type { SheetShape } from "@/model/worksheets/content";
import {
  contentOf,
  hasOldLists,
  placesOf,
  putEntry,
  ROOT,
  textAt,
  valuesOf,
} from "@/workshop/worksheets/document";

/** A document of these updates. @throws when they cannot be read, or do not belong together */
export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("a part of a sheet is missing");
  return doc;
}

/**
 * Takes lines of lists that are still one text up as rows; null where there are none. The caller keeps
 * others from doing so at the same time.
 */
export function takeUpOldLists(doc: Y.Doc, sheet: SheetShape): Uint8Array | null {
  const content = contentOf(doc, sheet);
  if (!hasOldLists(sheet, content)) return null;
  const before = Y.encodeStateVector(doc);
  doc.transact(() => {
    for (const path of listPaths(sheet, content)) {
      for (const { row, text } of entriesAt(content, path))
        if (!content.rows[path]?.includes(row)) putEntry(doc, sheet, path, row, text);
      textAt(doc, path).delete(0, textAt(doc, path).length);
    }
  });
  return Y.encodeStateAsUpdate(doc, before);
}

/** The sheet as written by one hand, in the order of its places, without authors, times and deletions. */
export function withoutHistory(updates: readonly Uint8Array[]): Uint8Array {
  const [from, to] = [documentOf(updates), new Y.Doc()];
  to.transact(() => {
    for (const name of [...from.share.keys()].sort()) {
      if (!name.startsWith(ROOT.text)) continue;
      const text = textAt(from, name.slice(ROOT.text.length)).toString();
      if (text !== "") textAt(to, name.slice(ROOT.text.length)).insert(0, text);
    }
    for (const [path, value] of sorted(valuesOf(from))) valuesOf(to).set(path, value);
    for (const [key, position] of sorted(placesOf(from))) placesOf(to).set(key, position);
  });
  return Y.encodeStateAsUpdate(to);
}

const sorted = <T>(map: Y.Map<T>): [string, T][] => [...map.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
