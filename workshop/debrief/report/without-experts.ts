/**
 * Figures without the expert's reading, for readers not meant to see it. Comparisons with the key go;
 * sentences that tell it become plain ones. Figures declare what tells it. Pure.
 */
import type { Chart } from "@/model/figures/chart";
import type { FigureModel, Table } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { unreachable } from "@/model/unreachable";

export function withoutExperts(
  { expert: _, howKey: _tick, key, ...figure }: FigureModel,
  words: ReportWords,
): FigureModel | null {
  if (key === "alone") return null;
  const { how, ...rest } = figure;
  const ordered = figure.tables.some((t) => t.places);
  return {
    ...rest,
    ...(how !== undefined && !ordered && { how }),
    reading: key === "told" ? words.from("front")("published.judged") : figure.reading,
    chart: figure.chart && bare(figure.chart),
    more: figure.more?.map((m) => ({ ...m, chart: bare(m.chart) })),
    tables: figure.tables.map(bareTable),
  };
}

const without = <T>(list: readonly T[], places: readonly number[] = []): T[] =>
  list.filter((_, i) => !places.includes(i));

/** In the author's order, where the order itself would tell the key. */
const asAuthored = <T>(list: readonly T[], places?: readonly number[]): T[] =>
  places
    ? list
        .map((item, i) => ({ item, place: places[i]! }))
        .sort((a, b) => a.place - b.place)
        .map(({ item }) => item)
    : [...list];

const bareTable = ({ keyColumns, places, ...table }: Table): Table => ({
  ...table,
  head: without(table.head, keyColumns),
  rows: asAuthored(table.rows, places).map((row) => without(row, keyColumns)),
});

function bare(chart: Chart): Chart {
  switch (chart.type) {
    case "bars":
      return { ...chart, rows: chart.rows.map(({ key: _, ...row }) => row) };
    case "columns":
    case "flow": {
      const { band: _, ...rest } = chart;
      return rest;
    }
    case "heat": {
      const { keyColumns, ...rest } = chart;
      const rows = chart.rows.map((row) => ({
        ...row,
        cells: without(row.cells, keyColumns).map(({ key: _, ...cell }) => cell),
      }));
      return { ...rest, columns: without(chart.columns, keyColumns), rows };
    }
    case "steps":
      return { ...chart, lines: chart.lines.filter((line) => !line.key) };
    case "stacks": {
      const { places, ...rest } = chart;
      return { ...rest, rows: asAuthored(chart.rows, places) };
    }
    case "intervals":
    case "pairs":
    case "texts":
      return chart;
    default:
      return unreachable(chart);
  }
}
