/** A chart as a self-contained SVG: no style sheet, script or fetched file, and the same bytes everywhere. */
import { drawBars } from "@/components/chart/bars";
import { drawColumns } from "@/components/chart/columns";
import { FAMILIES } from "@/components/chart/families";
import { drawFlow } from "@/components/chart/flow";
import { drawHeat } from "@/components/chart/heat";
import { drawIntervals } from "@/components/chart/intervals";
import { drawPairs } from "@/components/chart/pairs";
import { type Frame, leadingOf, patterns, type Pen, penOf, FONT_SIZE } from "@/components/chart/pen";
import { drawStacks } from "@/components/chart/stacks";
import { drawSteps } from "@/components/chart/steps";
import { xmlText } from "@/workshop/exports/xml";
import type { Chart } from "@/model/figures/chart";
import { palette } from "@/components/chart/palette";
import { linesOf } from "@/components/chart/text";

export interface Drawn {
  svg: string;
  /** Pixels. */
  width: number;
  height: number;
}

interface DrawOptions extends Partial<Omit<Frame, "width">> {
  width?: number;
  /** Name and content for screen readers. */
  title: string;
  desc?: string;
  /** The colour behind the drawing. */
  ground?: string;
}

/** Room around the drawing, so that strokes and the last number are not cut. */
export const PADDING = 4;

/** @param options `width` in pixels; text keeps its size, so narrower drawings are higher */
export function chartSvg(chart: Chart, options: DrawOptions): Drawn {
  const { title, desc, ground, width = 760, id = "c" } = options;
  const frame: Frame = {
    direction: "ltr",
    language: "en",
    expert: false,
    ...options,
    id,
    width: width - 2 * PADDING,
  };
  const pen = penOf(frame);
  const height = Math.ceil(draw(chart, pen)) + 2 * PADDING;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`,
    ` viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t${desc ? ` ${id}-d` : ""}"`,
    ` direction="ltr" font-family="${FAMILIES}" xml:lang="${frame.language}" lang="${frame.language}">`,
    `<title id="${id}-t">${xmlText(title)}</title>`,
    desc ? `<desc id="${id}-d">${xmlText(desc)}</desc>` : "",
    patterns(id),
    ground ? `<rect width="${width}" height="${height}" fill="${ground}"/>` : "",
    `<g transform="translate(${PADDING} ${PADDING})">`,
    ...pen.parts,
    "</g></svg>",
  ].join("");
  return { svg, width, height };
}

/** @returns the height it took */
function draw(chart: Chart, pen: Pen): number {
  switch (chart.type) {
    case "bars":
      return drawBars(chart, pen);
    case "stacks":
      return drawStacks(chart.rows, pen);
    case "columns":
      return drawColumns(chart, pen);
    case "flow":
      return drawFlow(chart, pen);
    case "heat":
      return drawHeat(chart, pen);
    case "steps":
      return drawSteps(chart, pen);
    case "intervals":
      return drawIntervals(chart, pen);
    case "pairs":
      return drawPairs(chart, pen);
    case "texts":
      return drawTexts(chart, pen);
  }
}

type TextsChart = Extract<Chart, { type: "texts" }>;

function drawTexts({ groups }: TextsChart, pen: Pen): number {
  let y = 0;
  for (const { title, texts } of groups) {
    const heads = linesOf(title, pen.width, { size: FONT_SIZE, bold: true }, pen.language);
    if (title) y += pen.lines(0, y + leadingOf(heads, FONT_SIZE) * 0.8, heads, { bold: true }) + 4;
    for (const text of texts) {
      const lines = linesOf(text, pen.width - 18, { size: FONT_SIZE }, pen.language);
      const tall = lines.length * leadingOf(lines, FONT_SIZE);
      pen.box(0, y + 1, 3, tall, { fill: palette.line, rx: 1.5 });
      pen.lines(14, y + leadingOf(lines, FONT_SIZE) * 0.8, lines);
      y += tall + 8;
    }
    y += 8;
  }
  return Math.max(0, y - 16);
}
