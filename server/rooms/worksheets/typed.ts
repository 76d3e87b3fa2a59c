/** Writes one field of a page without script into a document, beside what others have written meanwhile. */
import type * as Y from "yjs";
import type { SheetShape } from "@/model/worksheets/view";
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
import {
  contentOf,
  nextPosition,
  cellSpecAt,
  placesOf,
  putEntry,
  rowKey,
  rowOf,
  rowsIn,
  textAt,
  valuesOf,
  cellValueIn,
} from "@/workshop/worksheets/document";

/** What became of one field. "both": somebody else had changed it, and both texts stand there. "over": theirs is gone. */
type TypeResult = "same" | "written" | "both" | "over";

/** Line breaks as the document has them, and what `contentOf` shows of a text. */
const plain = (text: string): string =>
  plainText(text)
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|\p{Surrogate}/gu, "")
    .trimEnd();

/** @param before what stood there when the page was made @returns null where the sheet has no such place */
export function typeInto(
  doc: Y.Doc,
  sheet: SheetShape,
  path: string,
  given: string,
  shown: string,
): TypeResult | null {
  const place = cellSpecAt(sheet, path);
  if (!place) return null;
  const [now, before, there] = [plain(given), plain(shown), cellValueIn(doc, path, place.kind)];
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
    const known = new Set([...entryTexts(contentOf(doc, sheet), list), ...(inRow ? [] : linesOf(before))]);
    for (const text of lines.filter((line) => !known.has(line))) {
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
