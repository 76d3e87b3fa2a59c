/** Two shares of the same row, before and after. */
import { bar } from "@/components/chart/bars";
import { drawLegend } from "@/components/chart/legend";
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE } from "@/components/chart/pen";
import { roomFor, writeBelow } from "@/components/chart/rows";
import type { BarRow, Chart } from "@/model/figures/chart";

type PairsChart = Extract<Chart, { type: "pairs" }>;

const ROW_HEIGHT = 20;

export function drawPairs({ rows, names }: PairsChart, pen: Pen): number {
  let y = drawLegend(
    [
      { look: "soft", label: names.before },
      { look: "plain", label: names.after },
    ],
    pen,
  );
  const room = roomFor(pen, rows, { ends: rows.flatMap((r) => [r.before.said, r.after.said]) });
  for (const [i, row] of rows.entries()) {
    const label = room.labels[i]!;
    const leading = leadingOf(label.lines, FONT_SIZE);
    pen.lines(0, y + leading * 0.78, label.lines);
    let line = room.above ? y + label.height + 4 : y;
    const bars: [BarRow, "soft" | "plain"][] = [
      [row.before, "soft"],
      [row.after, "plain"],
    ];
    for (const [share, look] of bars) {
      bar({ ...share, look: share.look ?? look }, room.start, line, room.length, pen);
      if (room.said !== null)
        pen.write(room.said, line + ROW_HEIGHT / 2 + 5, share.said, { fill: palette.inkSoft });
      else line += writeBelow(share.said, room, line + ROW_HEIGHT, pen);
      line += ROW_HEIGHT + 4;
    }
    y = Math.max(line, y + label.height) + 14;
  }
  return Math.max(0, y - 14);
}
