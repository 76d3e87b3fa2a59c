/** What stands on a group's sheet before it writes (G-163). Pure. */
import type { SheetContent } from "@/model/worksheets/cells";
import type { SheetStart } from "@/model/worksheets/content";

/** A group's name as it is compared: without spaces around it, large letters and dots. */
export const asName = (name: string): string => name.trim().toLowerCase().replaceAll(".", "");

/** The start for a group of this name; undefined where there is none. */
export const startFor = (
  { starts }: { starts: readonly SheetStart[] },
  name: string | null | undefined,
): SheetStart | undefined =>
  name ? starts.find(({ groups }) => groups.some((one) => asName(one) === asName(name))) : undefined;

/** Rows are those in which something stands; not for sections that repeat. */
export function contentOfStart({ cells }: SheetStart): SheetContent {
  const rows: Record<string, string[]> = {};
  for (const { place } of cells) {
    const [list = "", row] = place.split("/");
    if (row !== undefined) rows[list] = [...new Set([...(rows[list] ?? []), row])];
  }
  return { cells: Object.fromEntries(cells.map(({ place, value }) => [place, value])), rows };
}
