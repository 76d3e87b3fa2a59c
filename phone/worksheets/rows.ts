/** Rows that people add and take away: the list of them in the document, and their elements in the page. */
import type * as Y from "yjs";
import { cellValueIn, placesOf, REMOVED, rowKey, rowOf } from "@/workshop/worksheets/document";
import { LOCAL_ORIGIN, PLACE_ORIGIN } from "./change";

/** The position of each row of a list; -1 where it was removed. */
function positions(doc: Y.Doc, list: string, first: readonly string[]): Map<string, number> {
  const places = new Map(first.map((row, i) => [row, i]));
  placesOf(doc).forEach((position, key) => {
    const place = rowOf(key);
    if (place?.list === list) places.set(place.row, position);
  });
  return places;
}

/** The rows of a list in their order; `first` are those that it begins with. */
export function rowsHere(doc: Y.Doc, list: string, first: readonly string[]): string[] {
  return Array.from(positions(doc, list, first))
    .filter(([, position]) => position !== REMOVED)
    .sort(([a, i], [b, k]) => i - k || (a < b ? -1 : 1))
    .map(([row]) => row);
}

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => (b % 36).toString(36)).join("");

/** Gives the row of an entry its place behind all others, before the first letter of it goes out. */
export function placeEntry(doc: Y.Doc, key: string): void {
  const place = rowOf(key);
  if (!place || placesOf(doc).has(key)) return;
  const last = Math.max(-1, ...Array.from(positions(doc, place.list, []).values()));
  doc.transact(() => placesOf(doc).set(key, last + 1), PLACE_ORIGIN);
}

const textHeld = (entry: HTMLElement): boolean =>
  Array.from(entry.querySelectorAll("textarea")).some((area) => area.value.trim() !== "");

/**
 * The rows of a list of entries: those with a text, in the document or on this page alone, the focused one,
 * and an empty one for the next entry while the list is not full.
 */
function entriesHere(doc: Y.Doc, list: HTMLElement, guarded: readonly string[]): string[] {
  const path = list.dataset.list ?? "";
  const places = positions(doc, path, []);
  const elements = Array.from(list.children) as HTMLElement[];
  const idOf = (element: HTMLElement | undefined) => element?.dataset.row ?? "";
  const focused = (element: HTMLElement) => element.contains(document.activeElement);
  const filled = new Set([
    ...Array.from(places.keys()).filter((row) => cellValueIn(doc, rowKey(path, row), "text").trim() !== ""),
    ...guarded.flatMap((key) => (rowOf(key)?.list === path ? (rowOf(key)?.row ?? []) : [])),
    ...elements.filter(textHeld).map(idOf),
  ]);
  const blanks = elements.filter((element) => !places.has(idOf(element)) && !textHeld(element));
  const next = idOf(blanks.find(focused) ?? blanks[0]) || newId();
  const rows = new Set([...Array.from(filled), ...elements.filter(focused).map(idOf)]);
  if (filled.size < Number(list.dataset.most)) rows.add(next);
  // Rows without a place yet come behind, the empty one last.
  const rank = (row: string) => places.get(row) ?? (row === next ? 2e6 : 1e6);
  return Array.from(rows).sort(
    (a, b) => rank(a) - rank(b) || (places.has(a) && a < b ? -1 : places.has(a) ? 1 : 0),
  );
}

/** The server's row for further entries gets a name of its own, with what is typed in it already. */
function adoptBlank(list: HTMLElement): void {
  const blank = list.querySelector<HTMLElement>(':scope > [data-row=""]');
  const area = blank?.querySelector("textarea");
  if (!blank || !area) return;
  blank.dataset.row = newId();
  blank.dataset.cell = area.name = rowKey(list.dataset.list ?? "", blank.dataset.row);
  area.id = `s-${area.name}`;
  area.rows = 1;
  area.maxLength = Number(list.dataset.length);
  blank.querySelector("label")?.setAttribute("for", area.id);
}

/** @returns the name of the row behind all others */
export function addRow(doc: Y.Doc, list: string, first: readonly string[]): string {
  const row = newId();
  const last = Math.max(-1, ...Array.from(positions(doc, list, first).values()));
  doc.transact(() => placesOf(doc).set(rowKey(list, row), last + 1), LOCAL_ORIGIN);
  return row;
}

/** Takes a row away, with what is written in it. @param key its list and its name */
export function removeRow(doc: Y.Doc, key: string): void {
  doc.transact(() => placesOf(doc).set(key, REMOVED), LOCAL_ORIGIN);
}

export const firstOf = (list: HTMLElement): string[] => (list.dataset.first ?? "").split(" ").filter(Boolean);

/**
 * Draws the rows of every list.
 * @param guarded cells with texts that are held back
 * @returns true after a change
 */
export function drawRows(doc: Y.Doc, root: HTMLElement, guarded: readonly string[]): boolean {
  let changed = false;
  // A new row may hold a list of its own, which comes later in the page.
  for (let i = 0, lists = listsIn(root); i < lists.length; i++, lists = listsIn(root))
    changed = drawList(doc, lists[i]!, guarded) || changed;
  return changed;
}

const listsIn = (root: HTMLElement): HTMLElement[] =>
  Array.from(root.querySelectorAll<HTMLElement>("[data-list]"));

function drawList(doc: Y.Doc, list: HTMLElement, guarded: readonly string[]): boolean {
  const entries = list.dataset.entries !== undefined;
  if (entries) adoptBlank(list);
  const rows = entries
    ? entriesHere(doc, list, guarded)
    : rowsHere(doc, list.dataset.list ?? "", firstOf(list));
  const present = Array.from(list.children) as HTMLElement[];
  const full = rows.length >= Number(list.dataset.most);
  const add = list.parentElement?.querySelector<HTMLButtonElement>(
    `button[name="add"][value="${CSS.escape(list.dataset.list ?? "")}"]`,
  );
  if (add && add.hidden !== full) add.hidden = full;
  if (present.map((e) => e.dataset.row).join(" ") === rows.join(" ")) return false;
  const byRow = new Map(present.map((e) => [e.dataset.row, e]));
  for (const element of present) if (!rows.includes(element.dataset.row ?? "")) list.removeChild(element);
  rows.forEach((row, i) => {
    const element = byRow.get(row) ?? fromPattern(list, row);
    if (!element) return;
    if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null);
    setNumber(element, i + 1);
  });
  return true;
}

/** The pattern of a list's rows stands right behind it. */
function fromPattern(list: HTMLElement, row: string): HTMLElement | null {
  const pattern = list.nextElementSibling;
  if (!(pattern instanceof HTMLTemplateElement)) return null;
  const template = document.createElement("template");
  template.innerHTML = pattern.innerHTML
    .split((list.dataset.list ?? "").endsWith("@") ? "NEWPART" : "NEWROW")
    .join(row);
  return document.importNode(template.content, true).firstElementChild as HTMLElement | null;
}

function setNumber(element: HTMLElement, number: number): void {
  const legend = element.firstElementChild as HTMLElement | null;
  const plain = legend?.querySelector<HTMLElement>("[data-number]");
  if (plain) plain.textContent = String(number);
  else if (legend?.dataset.numberIn)
    legend.textContent = legend.dataset.numberIn.replace("{number}", String(number));
}
