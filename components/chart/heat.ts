/** Rows by columns as shaded cells, each with its own text. */
import { linesOf, widest } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { drawNotes, shortened } from "@/components/chart/notes";
import { heatLevel } from "@/components/ui/heat-level";
import { grounds, inkOnGround, palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { MIN_WIDE_WIDTH } from "@/components/chart/rows";
import type { Chart } from "@/model/figures/chart";

type HeatChart = Extract<Chart, { type: "heat" }>;

const GAP = 3;
/** The smallest letters of a cell. */
const MIN_FONT_SIZE = 10;
/** The width from which a tick stands beside the number, in place of above it. */
const MIN_WIDTH_WITH_TICK = 56;
const TICK_HEIGHT = 12;
/** Of cells, and of those that may have a tick. */
const MIN_CELL_WIDTH = 28;
const MIN_KEY_WIDTH = 38;

export function drawHeat(chart: HeatChart, pen: Pen): number {
  const { corner } = chart;
  const { columns, rows } = withoutSentences(chart, pen);
  const above = pen.width < MIN_WIDE_WIDTH || columns.length > 9;
  const heads = above
    ? 0
    : Math.min(
        pen.width * 0.34,
        Math.max(70, widest([...rows.map((r) => r.label), corner ?? ""], { size: FONT_SIZE }) * 1.06),
      ) + 12;
  const room = pen.width - heads - GAP * (columns.length - 1);
  const short = shortened(
    columns,
    {
      total: above ? room : Math.min(150 * columns.length, room),
      least: columns.map((_, i) =>
        Math.max(
          rows.some((row) => row.cells[i]?.key) ? MIN_KEY_WIDTH : MIN_CELL_WIDTH,
          ...rows
            .flatMap((row) => words(row.cells[i]?.said ?? ""))
            .map((w) => widthOf(w, MIN_FONT_SIZE, true) + 8),
        ),
      ),
      apart: 4,
      bold: true,
    },
    pen,
  );
  const { size: small, widths } = short;
  const starts = [heads];
  for (const [i, width] of widths.entries()) starts.push(starts[i]! + width + GAP);
  const startOf = (i: number) => starts[i]!;
  const headLines = short.below.map((c, i) =>
    linesOf(c, widths[i]! - 4, { size: small, bold: true }, pen.language),
  );
  const headTall = Math.max(...headLines.map((l) => l.length * leadingOf(l, small)), 0);
  headLines.forEach((lines, i) => {
    const leading = leadingOf(lines, small);
    pen.lines(startOf(i) + widths[i]! / 2, headTall - (lines.length - 1) * leading - 4, lines, {
      size: small,
      bold: true,
      fill: palette.inkSoft,
      anchor: "middle",
    });
  });
  if (corner && !above) pen.write(0, headTall - 4, corner, { size: SMALL_FONT_SIZE, fill: palette.inkFaint });
  let y = headTall + 4;
  const size = Math.min(
    ...widths.map((width, i) =>
      sizeFor(
        rows.map((r) => r.cells[i]?.said ?? ""),
        width - 8,
        FONT_SIZE - 1,
      ),
    ),
  );
  for (const { label, cells, beside } of rows) {
    const lines = linesOf(label, above ? pen.width : heads - 12, { size: FONT_SIZE }, pen.language);
    const leading = leadingOf(lines, FONT_SIZE);
    const saids = cells.map((c, i) => linesOf(c.said, widths[i]! - 8, { size, bold: true }, pen.language));
    const inside = Math.max(...saids.map((l) => l.length * leadingOf(l, size)), 0) + 14;
    const narrow = cells.some((c, i) => c.key && widths[i]! < MIN_WIDTH_WITH_TICK);
    const over = pen.expert && narrow ? TICK_HEIGHT : 0;
    const tall = Math.max(34, inside + over, above ? 0 : lines.length * leading + 12);
    if (above) y += pen.lines(0, y + leading * 0.8, lines) + 3;
    for (const sentence of beside) {
      const sentenceLines = linesOf(sentence, pen.width, { size: SMALL_FONT_SIZE }, pen.language);
      y +=
        pen.lines(0, y + leadingOf(sentenceLines, SMALL_FONT_SIZE) * 0.6, sentenceLines, {
          size: SMALL_FONT_SIZE,
          fill: palette.inkSoft,
        }) + 2;
    }
    if (!above) pen.lines(0, y + tall / 2 - (lines.length * leading) / 2 + leading * 0.76, lines);
    cells.forEach(({ level, key }, i) => {
      const ground = heatLevel(level);
      const cell = widths[i]!;
      pen.box(startOf(i), y, cell, tall, {
        fill: grounds[ground],
        stroke: ground === 0 ? palette.line : undefined,
        rx: 6,
      });
      const cellLines = saids[i]!;
      const line = leadingOf(cellLines, size);
      pen.lines(
        startOf(i) + cell / 2,
        y + (tall + over) / 2 - (cellLines.length * line) / 2 + line * 0.74,
        cellLines,
        {
          size,
          bold: true,
          fill: inkOnGround(ground),
          anchor: "middle",
        },
      );
      if (!key) return;
      pen.expertly(() => {
        pen.box(startOf(i) + 1, y + 1, cell - 2, tall - 2, {
          stroke: palette.tangerine,
          strokeWidth: 2,
          rx: 6,
        });
        pen.dot(startOf(i) + cell - 9, y + 9, 8, { fill: palette.raised });
        pen.tick(startOf(i) + cell - 9, y + 9);
      });
    });
    y += tall + (above ? 10 : GAP);
  }
  if (short.notes.length === 0) return y;
  return y + 6 + drawNotes(short.notes, y + SMALL_FONT_SIZE + 4, pen);
}

/** Moves columns with too long words under the heads of their rows, on narrow drawings. */
function withoutSentences({ columns, rows }: HeatChart, pen: Pen) {
  const narrow = pen.width < MIN_WIDE_WIDTH || columns.length > 9;
  const room = (pen.width - GAP * (columns.length - 1)) / columns.length - 8;
  const long = columns.map(
    (_, i) =>
      narrow &&
      rows.some((row) =>
        words(row.cells[i]?.said ?? "").some((word) => widthOf(word, MIN_FONT_SIZE, true) > room),
      ),
  );
  return {
    columns: columns.filter((_, i) => !long[i]),
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.filter((_, i) => !long[i]),
      beside: row.cells.flatMap(({ said }, i) =>
        long[i] ? [columns[i] ? `${columns[i]}: ${said}` : said] : [],
      ),
    })),
  };
}

const words = (text: string): string[] => text.split(/[\s\u00a0-]+/u);

/** The largest size at which the longest word fits, but a readable one; longer words are broken. */
function sizeFor(texts: readonly string[], room: number, most: number): number {
  const longest = Math.max(1, ...texts.flatMap(words).map((word) => widthOf(word, most, true)));
  return Math.max(MIN_FONT_SIZE, Math.min(most, Math.floor((most * room) / longest)));
}
