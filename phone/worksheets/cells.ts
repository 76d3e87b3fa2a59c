/** The cells of a sheet's form: which control is which cell, and what is written in it. */
export type CellControl = HTMLInputElement | HTMLTextAreaElement;

/** Controls with the path of a cell as their name, without those that are there for pages without script. */
export const controlsIn = (root: HTMLElement): CellControl[] =>
  Array.from(root.querySelectorAll<CellControl>("[data-cell] textarea, [data-cell] input")).filter(
    (c) => c.type !== "hidden" && c.name !== "",
  );

/** Text is written by many at once; else the last value counts. */
export const isText = (control: CellControl): boolean =>
  control.localName === "textarea" || control.hasAttribute("list");

export const isChoice = (control: CellControl): control is HTMLInputElement =>
  control.type === "radio" || control.type === "checkbox";

export const cellOf = (control: Element): HTMLElement | null => control.closest<HTMLElement>("[data-cell]");

const textOf = (element: Element | null | undefined): string => {
  const copy = element?.cloneNode(true) as Element | undefined;
  for (const aside of Array.from(copy?.querySelectorAll("small, .must, .sr") ?? []))
    aside.parentNode?.removeChild(aside);
  return copy?.textContent?.trim() ?? "";
};

/** A cell's name: its row, and its own label. */
export function labelOf(cell: HTMLElement): string {
  const list = cell.closest(".entries")?.querySelector("legend");
  const row = textOf(list ?? cell.closest<HTMLElement>("[data-row]")?.firstElementChild);
  return [row, textOf(cell.querySelector("label, legend, h3"))].filter(Boolean).join(": ");
}

const isFilledIn = (control: CellControl): boolean =>
  isChoice(control) ? control.checked : control.value.trim() !== "";

export const isFilled = (cell: HTMLElement): boolean =>
  Array.from(cell.querySelectorAll<CellControl>("textarea, input:not([type=hidden])")).some(isFilledIn);

/** Enough, for a list, is its least number of entries. */
export function isWhole(cell: HTMLElement): boolean {
  const least = Number(cell.dataset.least ?? 0);
  return least === 0
    ? isFilled(cell)
    : Array.from(cell.querySelectorAll("textarea")).filter(isFilledIn).length >= least;
}
