/**
 * A histogram of guesses. The width of a bin is that of Freedman and Diaconis (1981), "On the histogram as a
 * density estimator: L2 theory", Zeitschrift für Wahrscheinlichkeitstheorie 57, 453–476: 2 · IQR · n^(−1/3);
 * where half the room agrees and IQR is nothing, that of Sturges (1926), "The choice of a class interval",
 * JASA 21, 65–66: range / (log2 n + 1). It is then rounded up to 1, 2 or 5 times a power of ten, so that
 * people can read the edges; while that leaves guesses that differ fewer than four bins, it is the next
 * smaller such number, down to one unit. Guesses beyond three IQR from the middle half (Tukey's outer fences)
 * that no drawn bin holds share one open bin on their side: a single wild guess neither flattens the picture
 * nor stands in it with its number. No bin reaches beyond what could be answered: the highest number that
 * could, where a bin would begin with it, is in the bin before.
 */
import type { Bin } from "@/model/activity/tally";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { quartiles } from "@/model/statistics/quantiles";

/** The most and the fewest bins that are drawn of guesses that differ, open ones left out. */
const MAX_BINS = 10;
const MIN_BINS = 4;

/** 1, 2 or 5 times a power of ten, not below `width`. */
function readable(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((f) => f * power >= width * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** The lowest and the highest number that could be answered. */
interface Ends {
  min: number;
  max: number;
}

/** @param decimals digits after the point that a guess may have; a bin is at least one such unit wide */
export function binsOf(
  values: readonly number[],
  decimals = 0,
  { min, max }: Ends = { min: -Infinity, max: Infinity },
): Bin[] {
  const middle = quartiles(values);
  if (!middle) return [];
  const unit = 10 ** -decimals;
  const round = (n: number) => Number(n.toFixed(decimals));
  const iqr = middle.q3 - middle.q1;
  const inside =
    iqr > 0 ? values.filter((v) => v >= middle.q1 - 3 * iqr && v <= middle.q3 + 3 * iqr) : [...values];
  const [low, high] = [Math.min(...inside), Math.max(...inside)];
  const wanted =
    iqr > 0 ? (2 * iqr) / Math.cbrt(values.length) : (high - low) / (Math.ceil(Math.log2(values.length)) + 1);
  let width = Math.max(unit, wanted > 0 ? readable(wanted) : unit);
  const floor = (value: number) => Math.floor(value / width + 1e-9);
  const binOf = (value: number) =>
    value === max && max > min && width > unit && Math.abs(floor(max) * width - max) < unit / 2
      ? floor(value) - 1
      : floor(value);
  const drawn = () => binOf(high) - binOf(low) + 1;
  while (drawn() > MAX_BINS) width = readable(width * 1.5);
  const few = () => values.length >= MIN_REPORTABLE && high > low && drawn() < MIN_BINS;
  while (few() && width > unit) width = Math.max(unit, readable(width / 2.6));
  const first = binOf(low);
  const bins: Bin[] = Array.from({ length: binOf(high) - first + 1 }, (_, i) => ({
    from: Math.max(min, round((first + i) * width)),
    to: first + i === binOf(max) ? max : round((first + i + 1) * width - unit),
    count: 0,
  }));
  let [below, above] = [0, 0];
  for (const value of values) {
    const bin = bins[binOf(value) - first];
    if (bin) bin.count++;
    else if (value < low) below++;
    else above++;
  }
  return [
    ...(below ? [{ from: null, to: round(first * width - unit), count: below }] : []),
    ...bins,
    ...(above ? [{ from: round((binOf(high) + 1) * width), to: null, count: above }] : []),
  ];
}

/** The most edges that are named on an axis, by the digits of a name. */
const MAX_NAMED_EDGES = { short: 8, long: 6 };

/** Those edges that are named below a histogram; the last one always is. */
export function namedEdges(edges: readonly number[], write: (edge: number) => string): number[] {
  const longest = Math.max(...edges.map((edge) => write(edge).length));
  const every = Math.ceil(edges.length / MAX_NAMED_EDGES[longest > 3 ? "long" : "short"]);
  const last = edges.length - 1;
  return edges.filter((_, i) => i === last || (i % every === 0 && last - i >= every));
}

/**
 * The edges of bins on an axis, and the place of a value on it. Open bins have no edge outside, and one bin
 * of one number has that number in its middle.
 */
export function axisOf(bins: readonly Bin[]): { edges: number[]; at(value: number): number } | null {
  const closed = bins.flatMap(({ from, to }) => (from !== null && to !== null ? [{ from, to }] : []));
  const [first, second, third] = closed;
  const last = closed.at(-1);
  if (!first || !last) return null;
  const before = bins[0]?.from === null ? 1 : 0;
  const edges = closed.map((bin) => bin.from);
  if (second) {
    const [unit, natural] = [
      second.from - first.to,
      last.from + (third ? third.from - second.from : second.from - first.from),
    ];
    edges.push(natural > last.to + unit ? last.to : natural < last.to ? last.to + unit : natural);
  } else if (first.to > first.from) edges.push(first.to);
  return {
    edges,
    at(value) {
      if (edges.length === 1) return before + 0.5;
      const i = Math.max(
        0,
        closed.findLastIndex((bin) => bin.from <= value),
      );
      const from = closed[i]!.from;
      const width = (edges[i + 1] ?? closed[i]!.to) - from || 1;
      return before + i + Math.min(1, Math.max(0, (value - from) / width));
    },
  };
}
