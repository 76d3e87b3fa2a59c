/** Counts of a round, always computed from the answers themselves. */
import type { Quartiles } from "@/model/statistics/quantiles";

export interface Tally {
  /** People who gave an answer, those who passed left out. */
  answered: number;
  passed: number;
  /** Option id to people who chose it. */
  counts: Record<string, number>;
  /** Further counts by name (sureness, elements, clauses): id to people. */
  marks: Record<string, Record<string, number>>;
  /** Short texts given as "other", without who gave them. */
  others: string[];
  /** For guesses of a number: how they are spread, never one by one. */
  numbers?: Numbers;
  /** Further counts that stay with trainers: what the room need not see, such as sure and wrong. */
  kept?: Record<string, Record<string, number>>;
  /** Longer texts by field, for trainers alone, in an order that tells nothing of who wrote when. */
  texts?: Record<string, string[]>;
  /** For rankings: item id to the mean of its places. */
  places?: Record<string, number>;
}

/** Values from `from` to `to`, both included; null where the bin is open. */
export interface Bin {
  from: number | null;
  to: number | null;
  count: number;
}

/** Guesses of a room: a histogram, and the middle where enough people guessed. */
export interface Numbers {
  bins: Bin[];
  middle: Quartiles | null;
}

export const emptyTally = (options: readonly string[]): Tally => ({
  answered: 0,
  passed: 0,
  counts: Object.fromEntries(options.map((o) => [o, 0])),
  marks: {},
  others: [],
});

export function count(counts: Record<string, number>, id: string): void {
  counts[id] = (counts[id] ?? 0) + 1;
}

/** Share of `n` in `of` as a whole percentage; null when there is nothing to divide by. */
export const percent = (n: number, total: number): number | null =>
  total === 0 ? null : Math.round((100 * n) / total);

/** The colour and pattern of an answer on every surface. */
export const tones = ["yes", "unsure", "no"] as const;
export type Tone = (typeof tones)[number];

export interface CountedOption {
  id: string;
  text: string;
  tone?: Tone;
  /** Shown among results only where counted: no other person may seem to have chosen it. */
  onlyGiven?: boolean;
}
