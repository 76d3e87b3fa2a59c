/** Horizontal bars: counts, 95 % intervals as thin lines, earlier rounds as thin bars below. */
import { drawLegend } from "@/components/chart/legend";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { along, roomFor, writeBelow } from "@/components/chart/rows";
import type { BarRow, Chart } from "@/model/figures/chart";

const BAR_HEIGHT = 20;
const THIN_BAR_HEIGHT = 7;

/** Darker than the track by more than 3 to 1. */
const BEFORE_FILL = palette.inkFaint;

type BarsChart = Extract<Chart, { type: "bars" }>;

export function drawBars({ rows, names }: BarsChart, pen: Pen): number {
  const tick = pen.expert && rows.some((r) => r.key);
  const room = roomFor(pen, rows, { tick });
  let y = names
    ? drawLegend(
        [
          { look: "plain", label: names.now },
          { look: "none", fill: BEFORE_FILL, label: names.before },
        ],
        pen,
      )
    : 0;
  rows.forEach((row, i) => {
    const label = room.labels[i]!;
    const leading = leadingOf(label.lines, FONT_SIZE);
    const inset = tick ? 22 : 0;
    const before = row.before ?? [];
    const top = room.above ? y + label.height + 4 : y + Math.max(0, (label.height - BAR_HEIGHT) / 2);
    pen.lines(
      inset,
      room.above ? y + leading * 0.78 : top + BAR_HEIGHT / 2 - label.height / 2 + leading * 0.76,
      label.lines,
    );
    if (row.key) pen.expertly(() => pen.tick(8, room.above ? y + leading / 2 : top + BAR_HEIGHT / 2));
    bar(row, room.start, top, room.length, pen);
    // Labels stand beside their bars, or below all of them.
    const apart = room.said === null ? THIN_BAR_HEIGHT + 3 : SMALL_FONT_SIZE + 6;
    let bottom = top + BAR_HEIGHT;
    before.forEach((b, index) => {
      const line = bottom + (room.said === null ? 3 : 4) + index * apart;
      pen.box(room.start, line, room.length, THIN_BAR_HEIGHT, { fill: palette.track, rx: 2 });
      pen.box(room.start, line, along(b.count, b.of, room.length), THIN_BAR_HEIGHT, {
        fill: BEFORE_FILL,
        rx: 2,
      });
      if (room.said !== null)
        pen.write(room.said, line + THIN_BAR_HEIGHT / 2 + 4, b.said, {
          size: SMALL_FONT_SIZE,
          fill: palette.inkFaint,
        });
    });
    bottom += before.length * apart;
    if (room.said !== null)
      pen.write(room.said, top + BAR_HEIGHT / 2 + 5, row.said, { fill: palette.inkSoft });
    else
      for (const text of [row.said, ...before.map((b) => b.said)].filter(Boolean))
        bottom += writeBelow(text, room, bottom, pen);
    y = Math.max(bottom, y + label.height) + (room.above ? 16 : 12);
  });
  return Math.max(0, y - 12);
}

/** The bar on its track, with the interval over it. */
export function bar(
  { count, of, low, high, look = "plain" }: BarRow,
  x: number,
  y: number,
  length: number,
  pen: Pen,
): void {
  pen.box(x, y, length, BAR_HEIGHT, { fill: palette.track });
  if (count > 0) pen.box(x, y, Math.max(2, along(count, of, length)), BAR_HEIGHT, look);
  if (low === null || high === null) return;
  const [a, b] = [x + (low / 100) * length, x + (high / 100) * length];
  const middle = y + BAR_HEIGHT / 2;
  const ends = [a, b].map((end) => `M${pen.x(end)},${middle - 5}v10`).join("");
  const whisker = `M${pen.x(a)},${middle}L${pen.x(b)},${middle}${ends}`;
  pen.path(whisker, { stroke: palette.raised, strokeWidth: 4.5 });
  pen.path(whisker, { stroke: palette.ink, strokeWidth: 1.6 });
}
