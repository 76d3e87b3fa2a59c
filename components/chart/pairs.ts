/** Two shares of the same row, before and after, with the line of guessing where there is one. */
import { bar } from "@/components/chart/bars";
import { drawLegend } from "@/components/chart/legend";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, SIZE, SMALL } from "@/components/chart/pen";
import { roomFor } from "@/components/chart/rows";
import { linesOf, widest } from "@/components/chart/wrap";
import type { BarRow, Chart } from "@/workshop/report/chart";

type PairsChart = Extract<Chart, { type: "pairs" }>;

const THICK = 20;

export function drawPairs({ rows, names, guess }: PairsChart, pen: Pen): number {
  let y = drawLegend([{ look: "soft", label: names.before }, { look: "plain", label: names.after }], pen);
  const room = roomFor(pen, rows.map((r) => r.label), rows.flatMap((r) => [r.before.said, r.after.said]), false);
  const at = guess ? room.start + (guess.at / 100) * room.length : 0;
  if (guess) {
    const lines = linesOf(guess.label, room.length, { size: SMALL }, pen.language);
    const half = widest(lines, { size: SMALL }) / 2;
    y += pen.lines(Math.min(Math.max(at, half), pen.width - half), y + SMALL, lines, { size: SMALL, fill: palette.tangerine, anchor: "middle" }) + 4;
  }
  for (const [i, row] of rows.entries()) {
    const label = room.labels[i]!;
    const leading = leadingOf(label.lines, SIZE);
    pen.lines(0, y + leading * 0.78, label.lines);
    let line = room.above ? y + label.height + 4 : y;
    const both: [BarRow, "soft" | "plain"][] = [[row.before, "soft"], [row.after, "plain"]];
    const first = line;
    for (const [share, look] of both) {
      bar({ ...share, look: share.look ?? look }, room.start, line, room.length, pen);
      if (room.said !== null) pen.write(room.said, line + THICK / 2 + 5, share.said, { fill: palette.inkSoft });
      else {
        const said = linesOf(share.said, room.length, { size: SMALL }, pen.language);
        line += pen.lines(room.start, line + THICK + SMALL + 3, said, { size: SMALL, fill: palette.inkSoft }) + 3;
      }
      line += THICK + 4;
    }
    if (guess) pen.line(at, first - 4, at, line, { stroke: palette.tangerine, strokeWidth: 1.5, dash: "5 4" });
    y = Math.max(line, y + label.height) + 14;
  }
  return Math.max(0, y - 14);
}
