/** What stands in a cell, as people read it: choices by their texts, ticks side by side, points of how many. */
import type { Column, SheetField, TableField } from "@/model/worksheets/content";
import { entryTexts, type SheetContent } from "@/model/worksheets/cells";

type CellShape = Exclude<SheetField, TableField> | Column;

/** The ids of the options that are ticked in the checklist at this path. */
export const ticksAt = (
  of: Extract<CellShape, { type: "checklist" }>,
  path: string,
  content: SheetContent,
): string[] => of.options.flatMap((o) => (content.cells[`${path}/${o.id}`] === "1" ? [o.id] : []));

/** Ids of the options that were chosen at this path; none for fields without options. */
export function chosenAt(of: CellShape, path: string, content: SheetContent): string[] {
  if (of.type === "checklist") return ticksAt(of, path, content);
  const id = content.cells[path];
  return of.type === "choice" && of.options.some((o) => o.id === id) ? [id!] : [];
}

/** The text of a cell, of a list one line for each entry; empty where nothing stands in it. */
export function cellText(of: CellShape, path: string, content: SheetContent): string {
  if (of.type === "list") return entryTexts(content, path).join("\n");
  if (of.type === "choice" || of.type === "checklist") {
    const chosen = chosenAt(of, path, content);
    return of.options.flatMap((o) => (chosen.includes(o.id) ? [o.text] : [])).join(", ");
  }
  const text = (content.cells[path] ?? "").trim();
  return of.type === "rating" && text !== "" ? `${text}/${of.points}` : text;
}
