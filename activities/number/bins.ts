/**
 * A histogram of guesses. The width of a bin is that of Freedman and Diaconis (1981), "On the histogram as a density
 * estimator: L2 theory", Zeitschrift für Wahrscheinlichkeitstheorie 57, 453–476: 2 · IQR · n^(−1/3); where half the
 * room agrees and IQR is nothing, that of Sturges (1926), "The choice of a class interval", JASA 21, 65–66:
 * range / (log2 n + 1). It is then rounded up to 1, 2 or 5 times a power of ten, so that people can read the edges.
 * Guesses beyond three IQR from the middle half (Tukey's outer fences) share one open bin on their side: a single
 * wild guess neither flattens the picture nor stands in it with its number.
 */
import { quartiles } from "@/workshop/debrief/quantiles";

/** Values from `from` to `to`, both included; null where the bin is open. */
export interface Bin {
  from: number | null;
  to: number | null;
  count: number;
}

/** The most bins that are drawn, open ones left out. */
const MOST = 10;

/** 1, 2 or 5 times a power of ten, not below `width`. */
function readable(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  const factor = [1, 2, 5, 10].find((f) => f * power >= width * (1 - 1e-9)) ?? 10;
  return factor * power;
}

/** @param decimals digits after the point that a guess may have; a bin is at least one such unit wide */
export function binsOf(values: readonly number[], decimals = 0): Bin[] {
  const middle = quartiles(values);
  if (!middle) return [];
  const unit = 10 ** -decimals;
  const round = (n: number) => Number(n.toFixed(decimals));
  const iqr = middle.q3 - middle.q1;
  const inside = iqr > 0 ? values.filter((v) => v >= middle.q1 - 3 * iqr && v <= middle.q3 + 3 * iqr) : [...values];
  const [low, high] = [Math.min(...inside), Math.max(...inside)];
  const wanted = iqr > 0 ? (2 * iqr) / Math.cbrt(values.length) : (high - low) / (Math.ceil(Math.log2(values.length)) + 1);
  let width = Math.max(unit, wanted > 0 ? readable(wanted) : unit);
  const at = (value: number) => Math.floor(value / width + 1e-9);
  while (at(high) - at(low) + 1 > MOST) width = readable(width * 1.5);
  const first = at(low);
  const bins: Bin[] = Array.from({ length: at(high) - first + 1 }, (_, i) => ({
    from: round((first + i) * width),
    to: round((first + i + 1) * width - unit),
    count: 0,
  }));
  for (const value of inside) bins[at(value) - first]!.count++;
  const below = values.filter((v) => v < low).length;
  const above = values.filter((v) => v > high).length;
  return [
    ...(below ? [{ from: null, to: round(first * width - unit), count: below }] : []),
    ...bins,
    ...(above ? [{ from: round((at(high) + 1) * width), to: null, count: above }] : []),
  ];
}
