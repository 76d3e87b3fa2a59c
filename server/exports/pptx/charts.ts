/** Draws charts and tables of PowerPoint's own on a slide, so that they can be restyled and their numbers read. */
import type PptxGenJs from "pptxgenjs";
import { leadingOf } from "@/components/chart/pen";
import { widthOf } from "@/model/text/widths";
import { fontsFor } from "@/server/workers/fonts";
import type { Cell, Grid, NativeDrawing, Plot, Series } from "@/server/exports/pptx/native";
import { lookColours } from "@/server/exports/pptx/theme";
import { allowedInXml } from "@/workshop/exports/xml";

type Slide = ReturnType<PptxGenJs["addSlide"]>;
type Run = Exclude<Parameters<Slide["addText"]>[0], string>[number];

interface Setting {
  rtl: boolean;
  /** For readers who do not see the drawing. */
  alt: string;
  /** A text's pieces, each in its language, direction and font. */
  runs: (text: string) => Run[];
}

interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Points. */
const INCH = 72;
const SIZES = [16, 15, 14, 13, 12, 11, 10, 9];
const LEGEND = { size: 12, line: 0.28, box: 24 };
/** Inches of the highest row of bars, and the parts of the width that labels and their numbers take. */
const ROW = 0.95;
const LABELS = { label: 0.34, said: 0.2 };
const CELL = 0.05;
const MARGIN: [number, number, number, number] = [0, CELL, 0, CELL];
/** The first column's part of a grid. */
const FIRST = 0.26;

/** True where a text of this size stands whole in a cell of this width and height in inches. */
function fitsCell(text: string, size: number, width: number, height: number): boolean {
  const inner = (width - 2 * CELL) * INCH - 4;
  const words = text.split(/\s/u).map((word) => 1.05 * widthOf(word, size));
  const lines = text
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil((1.12 * widthOf(line, size)) / inner)), 0);
  return Math.max(...words) <= inner && lines * 1.15 * leadingOf([text], size) <= height * INCH - 2;
}

/**
 * Adds a native chart or table to a slide.
 * @returns false where its labels would not fit, and nothing was added
 */
export function addNative(slide: Slide, native: NativeDrawing, box: Box, setting: Setting): boolean {
  return "grid" in native
    ? addGrid(slide, native.grid, box, setting)
    : addPlot(slide, native.plot, box, setting);
}

function addPlot(slide: Slide, drawing: Plot, box: Box, setting: Setting): boolean {
  const { rtl, alt } = setting;
  const { rows, series, direction, stacked, share } = drawing;
  const bar = direction === "bar";
  const named = series.some(({ name }) => name !== "");
  const said = rows.some((row) => row.said);
  const beside = bar ? (said ? LABELS.label + LABELS.said : LABELS.label + LABELS.said / 2) * box.w : 0;
  const legend = named ? legendHeight(series, box.w - beside) : 0;
  const height = bar ? Math.min(box.h - legend, rows.length * ROW) : box.h - legend;
  // Labels stand in a table beside bars, since each program wraps those of an axis differently.
  if (
    bar &&
    !addLabels(
      slide,
      rows,
      { ...box, x: rtl ? box.x + box.w - beside : box.x, w: beside, h: height },
      setting,
    )
  )
    return false;
  const labels = rows.map(({ label }) => allowedInXml(label));
  const face = fontsFor([...labels, ...series.map(({ name }) => name)].join("")).at(-1)!.family;
  // Types of the library have one direction of axes, its code both.
  const [onwards, backwards] = ["minMax", "maxMin" as "minMax"] as const;
  const read = rtl ? backwards : onwards;
  slide.addChart(
    "bar",
    series.map(({ name, values }) => ({ name: allowedInXml(name), labels, values })),
    {
      x: rtl ? box.x : box.x + beside,
      y: box.y,
      w: box.w - beside,
      h: height + legend,
      altText: allowedInXml(alt),
      barDir: direction,
      barGrouping: stacked ? "stacked" : "clustered",
      barGapWidthPct: bar ? 45 : 25,
      chartColors: series.map(({ look }) => lookColours[look].fill),
      // The first row stands on top, and bars grow from where reading begins.
      catAxisOrientation: bar ? backwards : read,
      valAxisOrientation: bar ? read : onwards,
      catAxisHidden: bar,
      catAxisLabelFontFace: face,
      catAxisLabelFontSize: LEGEND.size,
      catAxisLabelColor: "tx1",
      catAxisLabelFrequency: "1",
      catAxisLineShow: false,
      catAxisMajorTickMark: "none",
      chartArea: { roundedCorners: false },
      valAxisHidden: true,
      valAxisLabelColor: "tx1",
      valAxisLineShow: false,
      valGridLine: { style: "none" },
      valAxisMinVal: 0,
      ...(share && { valAxisMaxVal: 100 }),
      showValue: !said,
      dataLabelPosition: "ctr",
      dataLabelFormatCode: "0;;;",
      dataLabelFontSize: 14,
      dataLabelFontFace: face,
      dataLabelColor: "tx1",
      showLegend: named,
      legendPos: "b",
      legendFontFace: face,
      legendFontSize: LEGEND.size,
      ...(bar && { layout: { x: 0.01, y: 0, w: 0.98, h: height / (height + legend) } }),
    },
  );
  return true;
}

/** Inches; long names stand below one another. */
function legendHeight(series: readonly Series[], width: number): number {
  const widths = series.map(({ name }) => widthOf(name, LEGEND.size) + LEGEND.box);
  const whole = widths.reduce((sum, one) => sum + one, 0);
  const lines = whole <= 0.9 * width * INCH ? 1 : series.length;
  return (lines + 0.5) * LEGEND.line;
}

function addLabels(slide: Slide, rows: Plot["rows"], box: Box, setting: Setting): boolean {
  const cells = rows.map(({ label, said }) => [
    { text: label },
    ...(said === undefined ? [] : [{ text: said, color: "accent5" }]),
  ]);
  const whole = LABELS.label + LABELS.said;
  const parts = cells[0]!.length === 1 ? [1] : [LABELS.label / whole, LABELS.said / whole];
  return addTable(slide, cells, box, parts, setting);
}

const addGrid = (slide: Slide, { head, rows }: Grid, box: Box, setting: Setting): boolean =>
  addTable(
    slide,
    [head.map((text) => ({ text, bold: true })), ...rows],
    box,
    [FIRST, ...head.slice(1).map(() => (1 - FIRST) / Math.max(1, head.length - 1))],
    setting,
  );

/**
 * A table of rows of one height; all but the first column is centred.
 * @param parts of the width, for each column
 * @returns false where a text would not fit, and nothing was added
 */
function addTable(
  slide: Slide,
  rows: readonly (readonly Cell[])[],
  { x, y, w, h }: Box,
  parts: readonly number[],
  { rtl, runs }: Setting,
): boolean {
  const height = h / rows.length;
  const size = SIZES.find((one) =>
    rows.every((row) => row.every(({ text }, column) => fitsCell(text, one, parts[column]! * w, height))),
  );
  if (size === undefined) return false;
  const turned = <T>(row: readonly T[]): T[] => (rtl ? row.toReversed() : [...row]);
  const start = rtl ? "right" : "left";
  const cells = rows.map((row) =>
    row.map(({ text, fill, color = "tx1", bold = false }, column) => ({
      text: runs(text),
      options: {
        fontSize: size,
        valign: "middle",
        margin: MARGIN,
        bold,
        color,
        align: column === 0 ? start : "center",
        ...(fill && { fill: { color: fill } }),
      } as const,
    })),
  );
  slide.addTable(cells.map(turned), {
    x,
    y,
    w,
    colW: turned(parts.map((part) => part * w)),
    rowH: rows.map(() => height),
    border: { type: "solid", pt: 1, color: "FFFFFF" },
  });
  return true;
}
