/** One row for each item, most points first. */
import type { PointsForm } from "@/activities/kinds/points/view";
import { spreadOf } from "@/activities/shared/spread";
import type { Quartiles } from "@/model/statistics/quantiles";

export interface PointsRow {
  id: string;
  text: string;
  /** Points of the whole room. */
  sum: number;
  /** Of all points that were given, 0 to 100. */
  percent: number;
  /** People who gave it nothing. */
  none: number;
  /** Null where too few answered. */
  middle: Quartiles | null;
  /** People by points, in steps that make at most MAX_HISTOGRAM_COLUMNS columns. */
  steps: { from: number; to: number; count: number }[];
}

/** The most columns of one item. */
const MAX_HISTOGRAM_COLUMNS = 11;

const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** @param marks item to points to people, as the tally has them */
export function pointsRows(
  { items, total }: Pick<PointsForm, "items" | "total">,
  {
    marks,
    counts,
  }: { marks: Readonly<Record<string, Record<string, number>>>; counts: Readonly<Record<string, number>> },
): PointsRow[] {
  const all = items.reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
  const highest = Math.max(1, ...items.flatMap(({ id }) => Object.keys(marks[id] ?? {}).map(Number)));
  const end = Math.min(total, highest);
  const width = WIDTHS.find((w) => 1 + Math.ceil(end / w) <= MAX_HISTOGRAM_COLUMNS) ?? 1_000;
  const rows = items.map(({ id, text }): PointsRow => {
    const amounts = marks[id] ?? {};
    const between = (from: number, to: number) =>
      Object.entries(amounts).reduce(
        (sum, [n, people]) => (Number(n) >= from && Number(n) <= to ? sum + people : sum),
        0,
      );
    const sum = counts[id] ?? 0;
    return {
      id,
      text,
      sum,
      percent: all === 0 ? 0 : (100 * sum) / all,
      none: amounts["0"] ?? 0,
      middle: spreadOf(amounts),
      // Nothing is a column of its own: it says something else than little.
      steps: [
        { from: 0, to: 0, count: between(0, 0) },
        ...Array.from({ length: Math.ceil(end / width) }, (_, i) => {
          const [from, to] = [i * width + 1, Math.min(total, (i + 1) * width)];
          return { from, to, count: between(from, to) };
        }),
      ],
    };
  });
  return rows.toSorted((a, b) => b.sum - a.sum);
}

/** A step as it is written under its column. */
export const stepText = ({ from, to }: { from: number; to: number }): string =>
  from === to ? String(from) : `${from}–${to}`;
