/**
 * A figure's numbers as a real table: the head stands again on every page, no row is cut, numbers are set
 * flush.
 */
import {
  AlignmentType,
  BorderStyle,
  type ITableCellOptions,
  ShadingType,
  Table as WordTable,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { widthOf } from "@/model/text/widths";
import { paragraph, type TextSettings } from "@/server/exports/docx/runs";
import { colour } from "@/server/exports/docx/styles";
import type { Table } from "@/model/figures/figure";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const line = (strong: boolean) => ({
  style: BorderStyle.SINGLE,
  size: strong ? 8 : 4,
  color: colour(strong ? "lineStrong" : "line"),
});
export const borderless = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
} as const;

/** The size of letters in a cell and the room beside them, in twentieths of a point. */
const EM = 170;
const ROOM = 170;

/**
 * Twentieths of a point, shared out by what the columns hold: the longest word fits, the rest goes by length.
 */
function columnWidths({ head, rows }: Table, width: number): number[] {
  const columns = Math.max(head.length, ...rows.map((r) => r.length), 1);
  const texts = Array.from({ length: columns }, (_, i) => [
    head[i] ?? "",
    ...rows.map((r) => String(r[i] ?? "")),
  ]);
  const least = texts.map(
    (column) =>
      ROOM +
      EM *
        Math.max(
          1,
          ...column.flatMap((t) => t.split(/[^\S\u00a0]+/u)).map((w) => Math.min(14, 1.1 * widthOf(w, 1))),
        ),
  );
  // A head may take two lines, since it stands once.
  const preferred = texts.map(([first = "", ...cells], i) => {
    const widest = Math.max(0.55 * widthOf(first, 1), ...cells.map((text) => widthOf(text, 1)));
    return Math.max(least[i]!, ROOM + EM * Math.min(60, 1.1 * widest));
  });
  const [all, preferredAll] = [sum(least), sum(preferred)];
  if (all >= width) return least.map((w) => Math.floor((w / all) * width));
  const spare = width - all;
  const more = preferredAll - all;
  return least.map((w, i) =>
    Math.floor(w + (more > 0 ? (spare * (preferred[i]! - w)) / more : spare / columns)),
  );
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Shares of the width for each column, and which of them hold numbers alone. */
export function tableShape(table: Table, width = 9_400): { widths: number[]; flush: boolean[] } {
  const widths = columnWidths(table, width);
  const flush = widths.map(
    (_, i) => i > 0 && table.rows.length > 0 && table.rows.every((r) => isNumber(r[i] ?? "–")),
  );
  return { widths, flush };
}

const isNumber = (cell: string | number): boolean =>
  typeof cell === "number" || /^[\d\s.,–%<+−-]+$/u.test(cell);

export function wordTable(table: Table, report: TextSettings, width: number): WordTable {
  const { direction } = report;
  const { widths, flush } = tableShape(table, width);
  const cell = (content: string | number, column: number, more: Partial<ITableCellOptions>, bold: boolean) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      verticalAlign: VerticalAlign.TOP,
      margins: { top: 30, bottom: 30, left: 70, right: 70 },
      borders: { top: NONE, left: NONE, right: NONE, bottom: line(bold) },
      ...more,
      children: [
        paragraph(String(content), report, {
          style: "Cell",
          ...(flush[column]
            ? { alignment: direction === "rtl" ? AlignmentType.LEFT : AlignmentType.RIGHT }
            : {}),
          run: bold ? { bold: true, color: colour("inkSoft") } : {},
        }),
      ],
    });
  const row = (cells: readonly (string | number)[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: widths.map((_, i) =>
        cell(
          cells[i] ?? "",
          i,
          head ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: colour("paper") } } : {},
          head,
        ),
      ),
    });
  return new WordTable({
    width: { size: sum(widths), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    visuallyRightToLeft: direction === "rtl" || undefined,
    borders: borderless,
    rows: [row(table.head, true), ...table.rows.map((r) => row(r, false))],
  });
}
