/** What charts made of rows share: where labels stand, and how much room the drawing keeps. */
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

/** What is written beside the rows of other charts of the figure. */
const rowsAmong = ({ among = [] }: Pen) =>
  among.flatMap((chart) =>
    chart.type === "bars" || chart.type === "stacks" || chart.type === "intervals"
      ? chart.rows.map(({ label, said = "" }) => ({ label, said }))
      : [],
  );

/** @param said what stands at the end of the rows. @param tick keeps room for the sign of what an expert accepts */
export function roomFor(pen: Pen, texts: readonly string[], said: readonly string[], tick: boolean): RowRoom {
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
  const end = said.some(Boolean)
    ? widest([...said, ...others.map((row) => row.said)], { size: FONT_SIZE }) * 1.06 + GAP
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
export const along = (count: number, of: number, length: number): number =>
  of <= 0 ? 0 : (Math.min(count, of) / of) * length;
