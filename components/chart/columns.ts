/** Columns of counts, as in a histogram, with the middle of the answers below and an expert's band behind. */
import { drawNotes, shortened } from "@/components/chart/notes";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { linesOf, widest } from "@/components/chart/text";
import type { Chart } from "@/model/figures/chart";

const MIN_STRIDE = 22;

type ColumnsChart = Extract<Chart, { type: "columns" }>;

export function drawColumns({ columns, ends, middle, band }: ColumnsChart, pen: Pen): number {
  if (columns.length === 0) return 0;
  const longest = Math.max(40, ...columns.map((c) => widest([c.label], { size: SMALL_FONT_SIZE }) + 12));
  const stride = Math.min(pen.width / columns.length, Math.max(64, Math.min(longest, 120)), 120);
  const short = shortened(
    columns.map((c) => c.label),
    { total: columns.length * stride, least: columns.map(() => MIN_STRIDE), apart: 6 },
    pen,
  );
  const strides = short.widths;
  const starts = [0];
  for (const [i, wide] of strides.entries()) starts.push(starts[i]! + wide);
  const end = starts.at(-1)!;
  /** A place in units of columns, in pixels. */
  const placeOf = (place: number) => {
    const i = Math.min(columns.length - 1, Math.max(0, Math.floor(place)));
    return starts[i]! + (place - i) * strides[i]!;
  };
  const width = Math.min(56, Math.min(...strides) * 0.66);
  const tall = Math.min(170, Math.max(90, pen.width * 0.24));
  // All charts of a figure have one scale.
  const alike = [columns, ...(pen.among ?? []).flatMap((c) => (c.type === "columns" ? [c.columns] : []))];
  const most = Math.max(1, ...alike.flat().map((c) => c.count));
  const shownBand = pen.expert ? band : undefined;
  const bandLines = shownBand
    ? linesOf(shownBand.label, pen.width, { size: SMALL_FONT_SIZE, bold: true }, pen.language)
    : [];
  const bandTop = bandLines.length * leadingOf(bandLines, SMALL_FONT_SIZE) + (shownBand ? 6 : 0);
  const top = bandTop + 20;
  const ground = top + tall;
  if (shownBand)
    pen.expertly(() => {
      const [x0, x1] = [placeOf(shownBand.from) + 3, placeOf(shownBand.to + 1) - 3];
      pen.box(x0, bandTop, x1 - x0, ground - bandTop, {
        fill: palette.canolaWash,
        stroke: palette.canola,
        strokeWidth: 1,
        rx: 8,
      });
      const wide = widest(bandLines, { size: SMALL_FONT_SIZE, bold: true });
      const centre = Math.min(Math.max((x0 + x1) / 2, wide / 2), Math.max(pen.width - wide / 2, wide / 2));
      pen.lines(centre, SMALL_FONT_SIZE, bandLines, {
        size: SMALL_FONT_SIZE,
        bold: true,
        fill: palette.tangerine,
        anchor: "middle",
      });
    });
  pen.line(0, ground, end, ground, { stroke: palette.lineStrong, strokeWidth: 1.2 });
  let below = 0;
  columns.forEach(({ count, look = "plain" }, i) => {
    const x = placeOf(i + 0.5);
    const height = (tall * count) / most;
    if (count > 0) pen.box(x - width / 2, ground - height, width, height, look);
    pen.write(x, ground - height - 7, String(count), {
      size: FONT_SIZE,
      bold: true,
      anchor: "middle",
      fill: count === 0 ? palette.inkSoft : palette.ink,
    });
    const lines = linesOf(short.below[i]!, strides[i]! - 6, { size: short.size }, pen.language);
    below = Math.max(
      below,
      pen.lines(x, ground + SMALL_FONT_SIZE + 6, lines, {
        size: short.size,
        fill: palette.inkSoft,
        anchor: "middle",
      }),
    );
  });
  let y = ground + 8 + below;
  if (middle) {
    const line = y + 8;
    const [a, b] = [placeOf(middle.from), placeOf(middle.to)];
    pen.line(a, line, b, line, { strokeWidth: 2 });
    pen.dot(placeOf(middle.at), line, 5, { fill: palette.unsure, stroke: palette.ink, strokeWidth: 1.5 });
    y += 16;
  }
  if (ends && (ends.low || ends.high)) {
    const wide = Math.max(end, pen.width * 0.6);
    const [low, high] = [ends.low, ends.high].map((text) =>
      linesOf(text, wide / 2 - 12, { size: SMALL_FONT_SIZE }, pen.language),
    );
    pen.lines(0, y + SMALL_FONT_SIZE + 4, low!, { size: SMALL_FONT_SIZE, fill: palette.inkFaint });
    pen.lines(wide, y + SMALL_FONT_SIZE + 4, high!, {
      size: SMALL_FONT_SIZE,
      fill: palette.inkFaint,
      anchor: "end",
    });
    y += 6 + Math.max(low!.length, high!.length) * leadingOf([...low!, ...high!], SMALL_FONT_SIZE);
  }
  return short.notes.length > 0 ? y + 8 + drawNotes(short.notes, y + SMALL_FONT_SIZE + 6, pen) : y;
}
