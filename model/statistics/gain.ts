/**
 * Normalised gain: the used part of the room left above the first test. Source: R. R. Hake (1998),
 * "Interactive-engagement versus traditional methods", American Journal of Physics 66, 64–74.
 */
import { moments, type Pair } from "@/model/statistics/paired";

export interface Gain {
  /** (mean after − mean before) / (max − mean before); null where all were at the top before. */
  group: number | null;
  /** Mean of people's own gains, without those at the top before; null: no people. */
  each: number | null;
  /** People whose own gain exists. */
  of: number;
  /** People at the top before: nothing was left to gain, so they are counted here and nowhere else. */
  ceiling: number;
}

/** @param pairs at least one; @param max the highest possible score */
export function gainOf(pairs: readonly Pair[], max: number): Gain {
  const [before, after] = [moments(pairs.map((p) => p[0])).mean, moments(pairs.map((p) => p[1])).mean];
  const below = pairs.filter(([b]) => b < max);
  return {
    group: before >= max ? null : (after - before) / (max - before),
    each: below.length === 0 ? null : moments(below.map(([b, a]) => (a - b) / (max - b))).mean,
    of: below.length,
    ceiling: pairs.length - below.length,
  };
}
