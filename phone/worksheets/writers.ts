/** Who writes where, as a small line under the label and a border. */
import type { Writers } from "./sync";

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
    const names = Array.from(by).flatMap(([at, all]) =>
      at === path || at.startsWith(`${path}/`) ? all : [],
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
