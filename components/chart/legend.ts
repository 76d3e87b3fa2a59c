/** Names of the looks in a drawing, above it. */
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { linesOf, widest } from "@/components/chart/text";
import type { Look } from "@/model/figures/chart";

interface LegendEntry {
  look: Look;
  /** Replaces the look's colour. */
  fill?: string;
  label: string;
}

/** Each look and label once, in their order. */
export const namesOf = (pieces: readonly LegendEntry[]): LegendEntry[] =>
  pieces.filter((p, i) => pieces.findIndex((q) => q.look === p.look && q.label === p.label) === i);

/** @returns the height it takes, with room below */
export function drawLegend(names: readonly LegendEntry[], pen: Pen): number {
  const size = SMALL_FONT_SIZE + 1;
  let [x, y, row] = [0, 0, 0];
  for (const { look, fill, label } of names) {
    const lines = linesOf(label, pen.width - 30, { size }, pen.language);
    const width = 28 + widest(lines, { size }) * 1.05;
    if (x > 0 && x + width > pen.width) [x, y, row] = [0, y + row + 4, 0];
    pen.box(x + 0.5, y + 1, 20, 14, fill ? { fill } : look);
    pen.lines(x + 28, y + 13, lines, { size, fill: palette.inkSoft });
    row = Math.max(row, 18, lines.length * leadingOf(lines, size));
    x += width + 22;
  }
  return names.length === 0 ? 0 : y + row + 14;
}
