/** Texts that people wrote, under their titles. */
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, SIZE } from "@/components/chart/pen";
import { linesOf } from "@/components/chart/wrap";
import type { Chart } from "@/model/figures/chart";

type TextsChart = Extract<Chart, { type: "texts" }>;

export function drawTexts({ groups }: TextsChart, pen: Pen): number {
  let y = 0;
  for (const { title, texts } of groups) {
    const heads = linesOf(title, pen.width, { size: SIZE, bold: true }, pen.language);
    if (title) y += pen.lines(0, y + leadingOf(heads, SIZE) * 0.8, heads, { bold: true }) + 4;
    for (const text of texts) {
      const lines = linesOf(text, pen.width - 18, { size: SIZE }, pen.language);
      const tall = lines.length * leadingOf(lines, SIZE);
      pen.box(0, y + 1, 3, tall, { fill: palette.line, rx: 1.5 });
      pen.lines(14, y + leadingOf(lines, SIZE) * 0.8, lines);
      y += tall + 8;
    }
    y += 8;
  }
  return Math.max(0, y - 16);
}
