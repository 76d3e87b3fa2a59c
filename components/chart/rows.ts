/** Shared parts of charts made of rows: places of labels, room for the drawing. */
import { palette } from "@/components/chart/palette";
import { leadingOf, type Pen, FONT_SIZE, SMALL_FONT_SIZE } from "@/components/chart/pen";
import { linesOf, widest } from "@/components/chart/text";

interface RowRoom {
  labels: { lines: string[]; height: number }[];
  /** True: labels stand above their rows, since there is no room beside them. */
  above: boolean;
  /** Start and length of the drawing. */
  start: number;
  length: number;
  /** Start of the texts beside the rows; null: they stand below. */
  said: number | null;
}

interface Row {
  label: string;
  said?: string;
}

/** Below this width a drawing is for phones. */
export const MIN_WIDE_WIDTH = 520;

const GAP = 16;

const saidOf = (rows: readonly Row[]): string[] => rows.map((row) => row.said ?? "");

/** @param options `ends`: texts at the end of rows; `tick`: room for the sign of the expert's answer */
export function roomFor(
  pen: Pen,
  rows: readonly Row[],
  { ends = saidOf(rows), tick = false }: { ends?: readonly string[]; tick?: boolean } = {},
): RowRoom {
  const type = { size: FONT_SIZE };
  const above = pen.width < MIN_WIDE_WIDTH;
  const mark = tick ? 22 : 0;
  const others = (pen.among ?? []).flatMap((chart): readonly Row[] =>
    chart.type === "bars" || chart.type === "stacks" || chart.type === "intervals" ? chart.rows : [],
  );
  const longest = widest(
    [...rows, ...others].map((row) => row.label),
    type,
  );
  const most = above ? pen.width - mark : Math.min(pen.width * 0.36, Math.max(60, longest * 1.06 + 4));
  const labels = rows.map(({ label }) => {
    const lines = linesOf(label, most, type, pen.language);
    return { lines, height: lines.length * leadingOf(lines, FONT_SIZE) };
  });
  if (above) return { labels, above, start: 0, length: pen.width, said: null };
  const start = mark + most + GAP;
  const end = ends.some(Boolean) ? widest([...ends, ...saidOf(others)], type) * 1.06 + GAP : 0;
  const beside = end > 0 && end <= (pen.width - start) * 0.5;
  return {
    labels,
    above,
    start,
    length: pen.width - start - (beside ? end : 0),
    said: beside ? pen.width - end + GAP : null,
  };
}

/** Writes a row's text below its drawing. @returns the height */
export function writeBelow(text: string, { start, length }: RowRoom, y: number, pen: Pen): number {
  const lines = linesOf(text, length, { size: SMALL_FONT_SIZE }, pen.language);
  const how = { size: SMALL_FONT_SIZE, fill: palette.inkSoft };
  return pen.lines(start, y + SMALL_FONT_SIZE + 3, lines, how) + 3;
}

/** The length of a count on the track of all. */
export const along = (count: number, total: number, length: number): number =>
  total <= 0 ? 0 : (Math.min(count, total) / total) * length;
