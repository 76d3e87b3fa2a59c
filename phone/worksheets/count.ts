/** Draws the sheet's progress, characters left, and writers, from its controls. */
import { isFilled, isWhole } from "@/phone/worksheets/cells";
import type { Writers } from "@/phone/worksheets/sync";

const setText = (element: Element | null, text: string): void => {
  if (element && element.textContent !== text) element.textContent = text;
};

const all = (element: Element, selector: string): HTMLElement[] =>
  Array.from(element.querySelectorAll<HTMLElement>(selector));

/** @param count "{done} of {total}" @param left "… {count}" */
export function drawCounts(root: HTMLElement, count: string, left: string): void {
  const say = (done: number, total: number) =>
    count.replace("{done}", String(done)).replace("{total}", String(total));
  for (const row of all(root, "details[data-row]")) {
    const cells = all(row, "[data-cell]");
    setText(row.querySelector("[data-filled]"), say(cells.filter(isFilled).length, cells.length));
  }
  for (const section of all(root, "[data-section]")) {
    const parts = all(section, '[data-list$="@"] > [data-row]');
    const counting = parts.length === 0 ? [section] : heldParts(root, parts);
    const needed = counting.flatMap((part) => all(part, "[data-need]"));
    const done = needed.filter(isDone).length;
    setText(section.querySelector("[data-count]"), say(done, needed.length));
    section.toggleAttribute("data-whole", needed.length > 0 && done === needed.length);
  }
  for (const line of all(root, "[data-left]")) {
    const rest =
      Number(line.dataset.left) - (line.parentElement?.querySelector("textarea")?.value.length ?? 0);
    setText(line, left.replace("{count}", String(rest)));
    line.hidden = line.dataset.always === undefined && rest > 50;
  }
}

/** Rows that are not blank, here or in a section with the same rows; else the first. */
function heldParts(root: HTMLElement, parts: HTMLElement[]): HTMLElement[] {
  const list = parts[0]?.parentElement?.dataset.list ?? "";
  const filled = new Set(
    all(root, `[data-list="${list}"] > [data-row]`)
      .filter((part) => all(part, "[data-cell]").some(isFilled))
      .map((part) => part.dataset.row),
  );
  const some = parts.filter((part) => filled.has(part.dataset.row));
  return some.length > 0 ? some : parts.slice(0, 1);
}

/** A whole cell; of a table, all named rows, or enough rows with something in the first column. */
function isDone(field: HTMLElement): boolean {
  const { table, least } = field.dataset;
  if (table === undefined) return isWhole(field);
  const rows = all(field, "[data-row]");
  if (table === "named") return rows.every((row) => all(row, "[data-cell]").some(isFilled));
  return rows.filter((row) => all(row, "[data-cell]").slice(0, 1).some(isFilled)).length >= Number(least);
}

interface WriterWords {
  one: string;
  many: string;
  somebody: string;
}

export function drawWriters(root: HTMLElement, writers: Writers, words: WriterWords): void {
  const by = new Map<string, string[]>();
  for (const { cell, name } of writers) by.set(cell, [...(by.get(cell) ?? []), name ?? words.somebody]);
  for (const cell of Array.from(root.querySelectorAll<HTMLElement>("[data-cell]"))) {
    const path = cell.dataset.cell ?? "";
    // A tick of a checklist is a cell of its own, in the frame of all.
    const names = Array.from(by).flatMap(([place, all]) =>
      place === path || place.startsWith(`${path}/`) ? all : [],
    );
    const line = cell.querySelector<HTMLElement>("[data-who]");
    const text =
      names.length === 0
        ? ""
        : names.length === 1
          ? words.one.replace("{name}", names[0]!)
          : words.many.replace("{names}", names.join(", "));
    if (line && line.textContent !== text) line.textContent = text;
    if (line) line.hidden = text === "";
    cell.classList.toggle("written-in", text !== "");
  }
  for (const fold of Array.from(root.querySelectorAll<HTMLElement>("details[data-row], .optional")))
    fold.classList.toggle("written-in", fold.querySelector(".written-in") !== null);
}
