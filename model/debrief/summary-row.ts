/** One row of the aggregated table: its columns, and the cells of a share and of a count. */
import type { RoundHead } from "@/model/debrief/heads";
import type { Share } from "@/model/debrief/share";

export const summaryHead = [
  "activity",
  "part",
  "question",
  "round",
  /** answer, as-key, sure-not-as-key, key, mark, text, element, mismatch, sureness, clause, rounds, tipping, wrong-turn, flow, and those of activities/kinds/worksheet/summary-rows.ts */
  "measure",
  "option",
  "text",
  "count",
  /** What the percentage is of. */
  "of",
  "passed",
  "people",
  "percent",
  "wilson_low",
  "wilson_high",
] as const;

export type SummaryRow = Record<(typeof summaryHead)[number], string | number | null>;

const round1 = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

/** Percentages have one decimal. */
export const shareCells = ({ count, of, percent, low, high }: Share) => ({
  count,
  of,
  percent: round1(percent),
  wilson_low: round1(low),
  wilson_high: round1(high),
});

/** One count of a round of a kind that is no list of choices. */
export const countRow = (
  activity: string,
  { question, round, passed }: RoundHead,
  people: number,
  option: string,
  text: string,
  share: Share,
): SummaryRow => ({
  activity,
  part: null,
  question,
  round,
  measure: "answer",
  option,
  text,
  passed,
  people,
  ...shareCells(share),
});
