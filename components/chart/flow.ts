/** People going from one column's answer to the next: each ribbon is as high as its people are many. */
import { drawNotes } from "@/components/chart/notes";
import { type Column, layoutFlow, ribbonPath } from "@/components/chart/flow-layout";
import { drawLegend, namesOf } from "@/components/chart/legend";
import { linesOf, widest } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { colourOf, inkOnLook, palette, plateOnLook } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { MIN_WIDE_WIDTH } from "@/components/chart/rows";
import type { FlowChart } from "@/model/figures/chart";

const MARK = { size: SMALL_FONT_SIZE + 1, bold: true };

/** Segments lower than this carry their number beside them. */
const MIN_HEIGHT_FOR_NUMBER = 15;

export function drawFlow(chart: FlowChart, pen: Pen): number {
  const narrow = pen.width < MIN_WIDE_WIDTH;
  const legend = drawLegend(namesOf(chart.columns.flatMap((c) => c.pieces)), pen);
  const bar = Math.min(46, Math.max(18, pen.width / Math.max(1, chart.columns.length) / (narrow ? 2 : 2.6)));
  const pad = Math.max(16, Math.min(26, bar / 2));
  const tall = narrow ? 240 : Math.min(340, Math.max(220, pen.width * 0.36));
  const band = pen.expert ? chart.band : undefined;
  const bandLines = band
    ? linesOf(band.label, pen.width, { size: SMALL_FONT_SIZE, bold: true }, pen.language)
    : [];
  const markLines = chart.mark ? linesOf(chart.mark.label, pen.width * 0.6, MARK, pen.language) : [];
  const marked = chart.mark ? markLines.length * leadingOf(markLines, MARK.size) + 8 : 0;
  const above = legend + marked;
  const top = above + (band ? bandLines.length * leadingOf(bandLines, SMALL_FONT_SIZE) + 18 : 4);
  const { columns, ribbons } = layoutFlow(chart, { width: pen.width - 2 * pad, height: tall, bar });
  const box = { pad, bar, top, tall, legend: above };
  if (band) pen.expertly(() => bracket(band, columns, bandLines, box, pen));
  for (const ribbon of ribbons) {
    pen.path(
      ribbonPath(
        {
          ...ribbon,
          start: [ribbon.start[0] + top, ribbon.start[1] + top],
          end: [ribbon.end[0] + top, ribbon.end[1] + top],
        },
        (x) => pen.x(pad + x),
      ),
      {
        fill: ribbon.look === "none" ? palette.lineStrong : colourOf[ribbon.look],
        opacity: ribbon.from.id === ribbon.to.id ? 0.2 : 0.5,
        stroke: palette.raised,
        strokeWidth: 0.75,
      },
    );
  }
  if (chart.mark) drawMark(chart.mark.after, columns, markLines, { ...box, legend }, pen);
  const stride = columns.length > 1 ? columns[1]!.x - columns[0]!.x : pen.width;
  let below = 0;
  columns.forEach((column, i) => {
    const x = pad + column.x;
    for (const { look, people, y, height } of column.segments) {
      pen.box(x, top + y, bar, height, look);
      const number = String(people);
      const fits = height >= MIN_HEIGHT_FOR_NUMBER && widthOf(number, FONT_SIZE, true) <= bar - 2;
      if (fits)
        pen.write(x + bar / 2, top + y + height / 2 + 5, number, {
          bold: true,
          anchor: "middle",
          fill: inkOnLook[look],
          plate: plateOnLook[look],
        });
      else
        pen.write(x + bar + 3, top + y + height / 2 + 4, number, {
          size: SMALL_FONT_SIZE,
          bold: true,
          fill: palette.inkSoft,
          plate: palette.raised,
        });
    }
    pen.write(x + bar / 2, top + tall + 21, column.label, { bold: true, anchor: "middle" });
    if (narrow) return;
    const size = SMALL_FONT_SIZE;
    const lines = linesOf(
      column.note,
      Math.max(44, Math.min(stride - 8, 2 * (i === 0 || i === columns.length - 1 ? pad + bar / 2 : stride))),
      { size },
      pen.language,
    );
    below = Math.max(
      below,
      pen.lines(x + bar / 2, top + tall + 39, lines, { size, fill: palette.inkSoft, anchor: "middle" }),
    );
  });
  if (narrow)
    below = drawNotes(
      columns.map((c) => [c.label, c.note]),
      top + tall + 40,
      pen,
    );
  return top + tall + 28 + below;
}

interface FlowBox {
  pad: number;
  bar: number;
  top: number;
  tall: number;
  legend: number;
}

/** A dashed line between two columns, under a label that says what happened there. */
function drawMark(
  after: number,
  columns: readonly Column[],
  lines: string[],
  { pad, bar, top, tall, legend }: FlowBox,
  pen: Pen,
): void {
  const [left, right] = [columns[after], columns[after + 1]];
  if (!left || !right) return;
  const x = pad + (left.x + bar + right.x) / 2;
  const y = legend + MARK.size;
  pen.path(`M${pen.x(x)},${y - MARK.size + 2}V${top + tall + 4}`, {
    stroke: palette.ink,
    strokeWidth: 1.5,
    dash: "4 4",
  });
  const fits = x + 6 + widest(lines, MARK) <= pen.width;
  pen.lines(fits ? x + 6 : x - 6, y, lines, { ...MARK, fill: palette.ink, anchor: fits ? "start" : "end" });
}

/** The expert band: a quiet ground behind its columns, closed above by a bracket with its name. */
function bracket(
  band: NonNullable<FlowChart["band"]>,
  columns: readonly Column[],
  lines: string[],
  { pad, bar, top, tall, legend }: FlowBox,
  pen: Pen,
): void {
  const [first, last] = [columns[band.from], columns[band.to]];
  if (!first || !last) return;
  const [x0, x1] = [Math.max(0, pad + first.x - 9), Math.min(pen.width, pad + last.x + bar + 9)];
  pen.box(x0, top - 8, x1 - x0, tall + 16, { fill: palette.canolaWash, rx: 8 });
  pen.path(`M${pen.x(x0)},${top - 4}V${top - 12}H${pen.x(x1)}V${top - 4}`, {
    stroke: palette.tangerine,
    strokeWidth: 1.6,
  });
  const wide = widest(lines, { size: SMALL_FONT_SIZE, bold: true });
  const centre = Math.min(Math.max((x0 + x1) / 2, wide / 2), Math.max(wide / 2, pen.width - wide / 2));
  pen.lines(centre, legend + SMALL_FONT_SIZE, lines, {
    size: SMALL_FONT_SIZE,
    bold: true,
    fill: palette.tangerine,
    anchor: "middle",
  });
}
