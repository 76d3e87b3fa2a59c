/** Shared parts of charts made of rows: places of labels, room for the drawing. */
import { leadingOf, type Pen, FONT_SIZE } from "@/components/chart/pen";
import { linesOf, widest } from "@/components/chart/text";

interface RowLabel {
  lines: string[];
  height: number;
}

interface RowRoom {
  labels: RowLabel[];
  /** True: labels stand above their rows, since there is no room beside them. */
  above: boolean;
  /** Where the drawing starts, and how long it is. */
  start: number;
  length: number;
  /** Where what is said of a row starts; null: below the row. */
  said: number | null;
}

/** Below this width a drawing is for phones. */
export const MIN_WIDE_WIDTH = 520;

const GAP = 16;

/** The texts beside rows of the figure's other charts. */
const rowsAmong = ({ among = [] }: Pen) =>
  among.flatMap((chart) =>
    chart.type === "bars" || chart.type === "stacks" || chart.type === "intervals"
      ? chart.rows.map(({ label, said = "" }) => ({ label, said }))
      : [],
  );

/** @param endTexts texts at the end of rows @param tick keeps room for the sign of the expert's answer */
export function roomFor(
  pen: Pen,
  texts: readonly string[],
  endTexts: readonly string[],
  tick: boolean,
): RowRoom {
  const type = { size: FONT_SIZE };
  const above = pen.width < MIN_WIDE_WIDTH;
  const mark = tick ? 22 : 0;
  const others = rowsAmong(pen);
  const longest = widest([...texts, ...others.map((row) => row.label)], type);
  const most = above ? pen.width - mark : Math.min(pen.width * 0.36, Math.max(60, longest * 1.06 + 4));
  const labels = texts.map((text) => {
    const lines = linesOf(text, most, type, pen.language);
    return { lines, height: lines.length * leadingOf(lines, FONT_SIZE) };
  });
  if (above) return { labels, above, start: 0, length: pen.width, said: null };
  const start = mark + most + GAP;
  const end = endTexts.some(Boolean)
    ? widest([...endTexts, ...others.map((row) => row.said)], { size: FONT_SIZE }) * 1.06 + GAP
    : 0;
  const beside = end > 0 && end <= (pen.width - start) * 0.5;
  return {
    labels,
    above,
    start,
    length: pen.width - start - (beside ? end : 0),
    said: beside ? pen.width - end + GAP : null,
  };
}

/** A length of people on a track of `of`. */
export const along = (count: number, total: number, length: number): number =>
  total <= 0 ? 0 : (Math.min(count, total) / total) * length;
