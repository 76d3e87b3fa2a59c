/**
 * Drawings that PowerPoint can make itself, as plain data: bars, columns, stacks and tables. A river becomes its
 * columns. The rest stay pictures. Pure.
 */
import { grounds, inkOnGround } from "@/components/chart/palette";
import { unreachable } from "@/model/unreachable";
import type { BarRow, Chart, Look } from "@/model/figures/chart";

export interface Series {
  name: string;
  look: Look;
  values: number[];
}

/** A chart's categories and series. `share`: values are percent of a hundred. */
export interface Plot {
  /** What a category is, and how much it has, in words. */
  rows: { label: string; said?: string }[];
  series: Series[];
  direction: "bar" | "col";
  stacked: boolean;
  share: boolean;
}

export interface Cell {
  text: string;
  fill?: string;
  color?: string;
  bold?: boolean;
}

export interface Grid {
  head: string[];
  rows: Cell[][];
}

export type NativeDrawing = { plot: Plot } | { grid: Grid };

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
