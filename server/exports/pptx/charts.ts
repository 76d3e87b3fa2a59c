/**
 * Drawings that PowerPoint draws itself, so that they can be restyled and their numbers read: bars, columns,
 * stacks and tables. A river becomes its columns. What has no such form stays a picture.
 */
import type PptxGenJs from "pptxgenjs";
import { grounds, inkOnGround } from "@/components/chart/palette";
import { leadingOf } from "@/components/chart/pen";
import { widthOf } from "@/components/chart/text";
import { fontsFor } from "@/server/exports/fonts";
import { unreachable } from "@/model/unreachable";
import { allowedInXml } from "@/workshop/exports/xml";
import type { BarRow, Chart, Look } from "@/model/figures/chart";

/** Accents of the deck's theme, by look; letters on them. */
const lookColours: Record<Look, { fill: string; letters: string }> = {
  yes: { fill: "accent1", letters: "bg1" },
  unsure: { fill: "accent2", letters: "tx1" },
  no: { fill: "accent3", letters: "bg1" },
  soft: { fill: "accent4", letters: "tx1" },
  none: { fill: "accent5", letters: "bg1" },
  plain: { fill: "accent1", letters: "bg1" },
  strong: { fill: "accent6", letters: "bg1" },
};

interface Series {
  name: string;
  look: Look;
  values: number[];
}

/** A chart's categories and series. `share`: values are percent of a hundred. */
interface Plot {
  /** What a category is, and how much it has, in words. */
  rows: { label: string; said?: string }[];
  series: Series[];
  direction: "bar" | "col";
  stacked: boolean;
  share: boolean;
}

interface Cell {
  text: string;
  fill?: string;
  color?: string;
  bold?: boolean;
}

interface Grid {
  head: string[];
  rows: Cell[][];
}

type Slide = ReturnType<PptxGenJs["addSlide"]>;

type NativeDrawing = { plot: Plot } | { grid: Grid };

/** Most rows and columns that a room can read on one slide. */
const MOST = { bars: 14, columns: 14, cells: 10 };

const TICK = "✓ ";
const ticked = (key: boolean | undefined, expert: boolean): string => (key && expert ? TICK : "");
const percent = ({ count, of: all }: { count: number; of: number }): number =>
  all === 0 ? 0 : Math.round((1_000 * count) / all) / 10;

/** @param expert ticks what experts accept @returns null where only a picture tells what the drawing tells */
export function nativeDrawing(chart: Chart, expert: boolean): NativeDrawing | null {
  switch (chart.type) {
    case "bars":
      return chart.rows.length > MOST.bars || chart.band ? null : bars(chart.rows, chart.names, expert);
    case "pairs":
      if (chart.rows.length > MOST.bars) return null;
      return plot({
        rows: chart.rows.map(({ label, before, after }) => ({
          label,
          said: `${before.said} → ${after.said}`,
        })),
        series: [
          { name: chart.names.before, look: "soft", values: chart.rows.map(({ before }) => percent(before)) },
          { name: chart.names.after, look: "plain", values: chart.rows.map(({ after }) => percent(after)) },
        ],
        share: true,
      });
    case "stacks":
      if (chart.rows.length > MOST.bars) return null;
      return plot({
        rows: chart.rows.map(({ label, said }) => ({ label: [label, said].filter(Boolean).join("\n") })),
        series: byLabel(chart.rows.map(({ pieces }) => pieces)),
        stacked: true,
      });
    case "columns":
      if (chart.columns.length > MOST.columns || (chart.band && expert)) return null;
      return plot({
        rows: chart.columns.map(({ label }, index) => {
          const end = index === 0 ? chart.ends?.low : chart.columns[index + 1] ? undefined : chart.ends?.high;
          return { label: [label, end].filter(Boolean).join("\n") };
        }),
        series: byLook(chart.columns.map(({ count, look = "plain" }) => ({ value: count, look }))),
        stacked: true,
        direction: "col",
      });
    case "flow":
      if (chart.columns.length > MOST.columns || (chart.band && expert)) return null;
      return plot({
        rows: chart.columns.map(({ label }) => ({ label })),
        series: byLabel(chart.columns.map(({ pieces }) => pieces)),
        stacked: true,
        direction: "col",
      });
    case "heat": {
      const { columns, rows, corner = "" } = chart;
      if (columns.length > MOST.cells || rows.length > MOST.bars) return null;
      return {
        grid: {
          head: [corner, ...columns],
          rows: rows.map(({ label, cells }) => [
            { text: label },
            ...cells.map(({ said, level, key }) => {
              const ground = Math.min(grounds.length - 1, Math.ceil(level * (grounds.length - 1)));
              const [fill, color] = [grounds[ground]!.slice(1), inkOnGround(ground).slice(1)];
              return { text: `${ticked(key, expert)}${said}`, fill, color };
            }),
          ]),
        },
      };
    }
    case "intervals": {
      const { rows, guess, low, zero } = chart;
      // Bars begin at nought.
      if (low !== 0 || zero || rows.length > MOST.bars) return null;
      const values = [
        ...rows.map(({ label, said, at: value }) => ({ label, said, value, look: "plain" as Look })),
        ...(guess ? [{ label: guess.label, said: "", value: guess.at, look: "soft" as Look }] : []),
      ];
      return plot({ rows: values, series: byLook(values), stacked: true });
    }
    case "steps":
    case "texts":
      return null;
    default:
      return unreachable(chart);
  }
}

const plot = (parts: Pick<Plot, "rows" | "series"> & Partial<Plot>): NativeDrawing => ({
  plot: { direction: "bar", stacked: false, share: false, ...parts },
});

/** Bars with an earlier round beside them where the drawing names both. */
function bars(
  rows: readonly BarRow[],
  names: { now: string; before: string } | undefined,
  expert: boolean,
): NativeDrawing | null {
  const earlier = Math.max(0, ...rows.map(({ before = [] }) => before.length));
  if (earlier > 1 || (earlier === 1 && !names)) return null;
  const labels = rows.map(({ label, said, key }) => ({ label: `${ticked(key, expert)}${label}`, said }));
  if (earlier === 0 || !names)
    return plot({
      rows: labels,
      series: byLook(rows.map((row) => ({ value: percent(row), look: row.look ?? "plain" }))),
      stacked: true,
      share: true,
    });
  const before = rows.map((row) => (row.before?.[0] ? percent(row.before[0]) : 0));
  return plot({
    rows: labels,
    series: [
      { name: names.before, look: "soft", values: before },
      { name: names.now, look: "plain", values: rows.map(percent) },
    ],
    share: true,
  });
}

/** One series for each look, in which the others' values are none. */
function byLook(values: readonly { value: number; look: Look }[]): Series[] {
  const looks = [...new Set(values.map(({ look }) => look))];
  return looks.map((look) => ({
    name: "",
    look,
    values: values.map((one) => (one.look === look ? one.value : 0)),
  }));
}

/** One series for each label, in the order in which the rows bring them. */
function byLabel(rows: readonly (readonly { label: string; count: number; look: Look }[])[]): Series[] {
  const looks = new Map(rows.flat().map(({ label, look }) => [label, look]));
  return [...looks].map(([name, look]) => ({
    name,
    look,
    values: rows.map((pieces) =>
      pieces.reduce((sum, piece) => sum + (piece.label === name ? piece.count : 0), 0),
    ),
  }));
}

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

/**
 * A chart's XML as the schema has it: elements in order, two axes, letters that can be read on their series, and each font also
 * for scripts that Office calls complex or East Asian.
 */
export function tidiedChart(xml: string): string {
  const letters = new Map(Object.values(lookColours).map((one) => [one.fill, one.letters]));
  return xml
    .replace(/(<c:axId val="\d+"\/><c:axId val="\d+"\/>)<c:axId val="\d+"\/>/, "$1")
    .replace(`${ALL_LEVELS} ${EACH_LABEL}`, `${EACH_LABEL}${ALL_LEVELS}`)
    .replace(/<a:latin typeface="([^"]*)"\/>\s*(?:<a:cs\s+typeface="[^"]*"\/>)?/g, (_all, face) =>
      ["latin", "ea", "cs"].map((script) => `<a:${script} typeface="${face}"/>`).join(""),
    )
    .split(SERIES)
    .map((series) => {
      const [head, ...labels] = series.split(LABELS_OF_SERIES);
      const fill = /<a:schemeClr val="(accent\d)"/.exec(head!)?.[1];
      const colour = letters.get(fill ?? "");
      return colour
        ? [
            head,
            ...labels.map((one, i) => (i > 0 ? one : one.replace(INK, INK.replace("tx1", colour)))),
          ].join(LABELS_OF_SERIES)
        : series;
    })
    .join(SERIES);
}

const SERIES = "<c:ser>";
const LABELS_OF_SERIES = "<c:dLbls>";
const INK = '<a:schemeClr val="tx1"/>';
const ALL_LEVELS = '<c:noMultiLvlLbl val="1"/>';
const EACH_LABEL = '<c:tickLblSkip val="1"/>';
