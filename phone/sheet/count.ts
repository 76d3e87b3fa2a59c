/** How much of the sheet is filled, and how many characters are left: drawn from what the controls hold. */
import { isFilled } from "./cells";

const set = (element: Element | null, text: string): void => {
  if (element && element.textContent !== text) element.textContent = text;
};

/** @param count "{done} of {total}" @param left "… {count}" */
export function drawCounts(root: HTMLElement, count: string, left: string): void {
  const say = (done: number, total: number) => count.replace("{done}", String(done)).replace("{total}", String(total));
  for (const row of Array.from(root.querySelectorAll<HTMLElement>("details[data-row]"))) {
    const cells = cellsIn(row);
    set(row.querySelector("[data-filled]"), say(cells.filter(isFilled).length, cells.length));
  }
  for (const section of Array.from(root.querySelectorAll<HTMLElement>("[data-section]"))) {
    const needed = Array.from(section.querySelectorAll<HTMLElement>("[data-need]"));
    set(section.querySelector("[data-count]"), say(needed.filter(isDone).length, needed.length));
  }
  for (const line of Array.from(root.querySelectorAll<HTMLElement>("[data-left]"))) {
    const rest = Number(line.dataset.left) - (line.parentElement?.querySelector("textarea")?.value.length ?? 0);
    set(line, left.replace("{count}", String(rest)));
    line.hidden = line.dataset.always === undefined && rest > 50;
  }
}

const cellsIn = (element: HTMLElement): HTMLElement[] => Array.from(element.querySelectorAll<HTMLElement>("[data-cell]"));

function isDone(field: HTMLElement): boolean {
  if (field.dataset.table === undefined) return isFilled(field);
  const rows = Array.from(field.querySelectorAll<HTMLElement>("[data-row]"));
  return rows.filter((row) => cellsIn(row).some(isFilled)).length >= Number(field.dataset.least);
}
