/** Values step by step, a column for each line: the room's finds, and the key's. */
import { drawLegend } from "@/components/chart/legend";
import { linesOf } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { drawNotes, shortened } from "@/components/chart/notes";
import { palette } from "@/components/chart/palette";
import { type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import type { Chart } from "@/model/figures/chart";

type StepsChart = Extract<Chart, { type: "steps" }>;

export function drawSteps({ columns, lines, unit }: StepsChart, pen: Pen): number {
  // Like the sentences: £15,000.
  const written = new Intl.NumberFormat(pen.language === "en" ? "en-GB" : pen.language, {
    maximumFractionDigits: 1,
  });
  const top =
    drawLegend(
      lines.map(({ look, label }) => ({ look, label: unit ? `${label} (${unit})` : label })),
      pen,
    ) + 18;
  const most = Math.max(1, ...lines.flatMap((l) => l.values.map((v) => v ?? 0)));
  const tall = Math.min(190, Math.max(110, pen.width * 0.24));
  const stride = Math.min(150, pen.width / Math.max(1, columns.length));
  const bar = Math.min(38, (stride * 0.7) / Math.max(1, lines.length));
  const ground = top + tall;
  pen.line(0, ground, columns.length * stride, ground, { stroke: palette.lineStrong, strokeWidth: 1.2 });
  let below = 0;
  const short = shortened(
    columns,
    { total: columns.length * stride, least: columns.map(() => stride), apart: 6 },
    pen,
  );
  short.below.forEach((label, i) => {
    const start = i * stride + (stride - bar * lines.length) / 2;
    lines.forEach(({ look, values }, index) => {
      const value = values[i] ?? null;
      const height = value === null ? 0 : (tall * value) / most;
      const x = start + index * bar;
      if (height > 0) pen.box(x + 1, ground - height, bar - 2, height, look);
      const text = value === null ? "–" : written.format(value);
      const size =
        widthOf(text, FONT_SIZE, true) > bar
          ? Math.max(9, (FONT_SIZE * bar) / widthOf(text, FONT_SIZE, true))
          : FONT_SIZE;
      pen.write(x + bar / 2, ground - height - 6, text, {
        size,
        bold: true,
        anchor: "middle",
        fill: value === null ? palette.inkFaint : palette.ink,
      });
    });
    const texts = linesOf(label, stride - 6, { size: short.size }, pen.language);
    below = Math.max(
      below,
      pen.lines(i * stride + stride / 2, ground + SMALL_FONT_SIZE + 6, texts, {
        size: short.size,
        fill: palette.inkSoft,
        anchor: "middle",
      }),
    );
  });
  const y = ground + 10 + below;
  return short.notes.length > 0 ? y + 8 + drawNotes(short.notes, y + SMALL_FONT_SIZE + 6, pen) : y;
}
