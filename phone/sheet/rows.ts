/** Rows that people add and take away: the list of them in the document, and their elements in the page. */
import type * as Y from "yjs";
import { placesOf, REMOVED, rowKey, rowOf } from "@/workshop/worksheets/document";
import { LOCAL_ORIGIN } from "./origin";

/** Where each row of a list stands; -1 where it was taken away. */
function positions(doc: Y.Doc, list: string, first: readonly string[]): Map<string, number> {
  const at = new Map(first.map((row, i) => [row, i]));
  placesOf(doc).forEach((position, key) => {
    const place = rowOf(key);
    if (place?.list === list) at.set(place.row, position);
  });
  return at;
}

/** The rows of a list in their order; `first` are those that it begins with. */
export function rowsHere(doc: Y.Doc, list: string, first: readonly string[]): string[] {
  return Array.from(positions(doc, list, first))
    .filter(([, at]) => at !== REMOVED)
    .sort(([a, i], [b, k]) => i - k || (a < b ? -1 : 1))
    .map(([row]) => row);
}

/** Adds a row behind all others. Returns its name. */
export function addRow(doc: Y.Doc, list: string, first: readonly string[]): string {
  const row = Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => (b % 36).toString(36)).join("");
  const last = Math.max(-1, ...Array.from(positions(doc, list, first).values()));
  doc.transact(() => placesOf(doc).set(rowKey(list, row), last + 1), LOCAL_ORIGIN);
  return row;
}

/** Takes a row away, with what is written in it. @param key its list and its name */
export function removeRow(doc: Y.Doc, key: string): void {
  doc.transact(() => placesOf(doc).set(key, REMOVED), LOCAL_ORIGIN);
}

export const firstOf = (list: HTMLElement): string[] => (list.dataset.first ?? "").split(" ").filter(Boolean);

/** Makes the elements of every list those of its rows. Returns whether anything has changed. */
export function drawRows(doc: Y.Doc, root: HTMLElement): boolean {
  let changed = false;
  // A new row may hold a list of its own, which comes later in the page.
  for (let i = 0, lists = listsIn(root); i < lists.length; i++, lists = listsIn(root))
    changed = drawList(doc, lists[i]!) || changed;
  return changed;
}

const listsIn = (root: HTMLElement): HTMLElement[] =>
  Array.from(root.querySelectorAll<HTMLElement>("[data-list]"));

function drawList(doc: Y.Doc, list: HTMLElement): boolean {
  const rows = rowsHere(doc, list.dataset.list ?? "", firstOf(list));
  const present = Array.from(list.children) as HTMLElement[];
  const full = rows.length >= Number(list.dataset.most);
  const add = list.parentElement?.querySelector<HTMLButtonElement>(
    `button[name="add"][value="${CSS.escape(list.dataset.list ?? "")}"]`,
  );
  if (add && add.hidden !== full) add.hidden = full;
  if (present.map((e) => e.dataset.row).join(" ") === rows.join(" ")) return false;
  const known = new Map(present.map((e) => [e.dataset.row, e]));
  for (const element of present) if (!rows.includes(element.dataset.row ?? "")) list.removeChild(element);
  rows.forEach((row, i) => {
    const element = known.get(row) ?? fromPattern(list, row);
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
  const made = document.createElement("template");
  made.innerHTML = pattern.innerHTML
    .split((list.dataset.list ?? "").endsWith("@") ? "NEWPART" : "NEWROW")
    .join(row);
  return document.importNode(made.content, true).firstElementChild as HTMLElement | null;
}

function setNumber(element: HTMLElement, at: number): void {
  const legend = element.firstElementChild as HTMLElement | null;
  const plain = legend?.querySelector<HTMLElement>("[data-number]");
  if (plain) plain.textContent = String(at);
  else if (legend?.dataset.numberIn)
    legend.textContent = legend.dataset.numberIn.replace("{number}", String(at));
}
