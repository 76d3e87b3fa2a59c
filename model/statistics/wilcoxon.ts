/**
 * Wilcoxon's signed-rank test of paired differences, as SciPy's `wilcoxon(zero_method="wilcox")`. Source: F.
 * Wilcoxon (1945), "Individual comparisons by ranking methods", Biometrics Bulletin 1, 80–83.
 */
import { MIN_CHANGERS } from "@/model/statistics/mcnemar";
import { normalTwoSided } from "@/model/statistics/special-functions";

/** The most differences for the exact distribution, where none are equal or zero. */
const EXACT_UP_TO = 50;

export interface Wilcoxon {
  /** People whose value changed; those without a change are left out of the ranks. */
  changed: number;
  /** Two-sided; null where fewer than six changed. */
  p: number | null;
  /** "exact": counted out. "normal": approximated, corrected for ties and by ½ for continuity. */
  method: "exact" | "normal";
}

export function wilcoxon(differences: readonly number[]): Wilcoxon {
  const changed = differences.filter((d) => d !== 0);
  const ranks = ranked(changed.map(Math.abs));
  const n = changed.length;
  const ties = ranks.ties.reduce((sum, t) => sum + (t ** 3 - t), 0);
  const exact = n <= EXACT_UP_TO && ties === 0 && n === differences.length;
  const method = exact ? "exact" : "normal";
  if (n < MIN_CHANGERS) return { changed: n, p: null, method };
  const plus = changed.reduce((sum, d, i) => sum + (d > 0 ? ranks.of[i]! : 0), 0);
  const all = (n * (n + 1)) / 2;
  if (exact) return { changed: n, p: Math.min(1, 2 * atMost(Math.min(plus, all - plus), n)), method };
  const away = plus - all / 2;
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1) - ties / 2) / 24);
  return { changed: n, p: normalTwoSided((away - 0.5 * Math.sign(away)) / deviation), method };
}

/** Ranks from 1, equal values sharing the mean of theirs; and how many values share each. */
function ranked(values: readonly number[]): { of: number[]; ties: number[] } {
  const sorted = [...values].sort((a, b) => a - b);
  const shared = new Map<number, { first: number; count: number }>();
  for (const [i, v] of sorted.entries())
    shared.set(v, { first: shared.get(v)?.first ?? i + 1, count: (shared.get(v)?.count ?? 0) + 1 });
  const rankOf = (v: number) => {
    const { first, count } = shared.get(v)!;
    return first + (count - 1) / 2;
  };
  return { of: values.map(rankOf), ties: [...shared.values()].map((s) => s.count) };
}

/** P(W ≤ w): over all 2ⁿ ways to give the ranks 1 to n a sign. */
function atMost(w: number, n: number): number {
  const shares = new Float64Array((n * (n + 1)) / 2 + 1);
  shares[0] = 1;
  for (let rank = 1; rank <= n; rank++) {
    for (let s = shares.length - 1; s >= 0; s--)
      shares[s] = (shares[s]! + (s >= rank ? shares[s - rank]! : 0)) / 2;
  }
  return shares.slice(0, w + 1).reduce((sum, share) => sum + share, 0);
}
