/** One row of the aggregated table: its columns, and the cells of a share and of a count. */
import type { RoundHead } from "@/model/debrief/heads";
import type { Share } from "@/model/debrief/share";
import type { Paired } from "@/model/statistics/paired";
import type { Quartiles } from "@/model/statistics/quantiles";

export const summaryHead = [
  "activity",
  "part",
  "question",
  "round",
  /** Such as answer, as-key, mark, text, flow or spread; those of worksheets stand with their rows. */
  "measure",
  "option",
  "text",
  "count",
  /** The base of the percentage. */
  "of",
  "passed",
  "people",
  "percent",
  "wilson_low",
  "wilson_high",
  /** A value that is no count: a median, a mean, a bound. */
  "value",
] as const;

type Column = (typeof summaryHead)[number];
export type SummaryRow = Record<Exclude<Column, "value">, string | number | null> & { value?: number | null };

const round1 = (n: number | null): number | null => (n === null ? null : Math.round(n * 10) / 10);

/** Percentages have one decimal. */
export const shareCells = ({ count, of, percent, low, high }: Share) => ({
  count,
  of,
  percent: round1(percent),
  wilson_low: round1(low),
  wilson_high: round1(high),
});

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

/** Values of one thing by name, and of how many people; none where they are not known. */
export const valueRows = (
  row: Omit<SummaryRow, "option" | "count" | "percent" | "wilson_low" | "wilson_high" | "value">,
  option: string,
  values: Readonly<Record<string, number | null>> | null,
): SummaryRow[] =>
  Object.entries(values ?? {}).map(([name, value]) => ({
    ...row,
    option: option ? `${option}: ${name}` : name,
    ...{ count: null, percent: null, wilson_low: null, wilson_high: null },
    value: value === null ? null : Math.round(value * 10_000) / 10_000,
  }));

export const spreadRows = (
  activity: string,
  { question, round, passed }: RoundHead,
  people: number,
  option: string,
  text: string,
  { of, middle }: { of: number; middle: Quartiles | null },
): SummaryRow[] =>
  valueRows(
    { activity, part: null, question, round, measure: "spread", text, of, passed, people },
    option,
    middle && { q1: middle.q1, median: middle.median, q3: middle.q3 },
  );

export const pairedValues = ({ before, after, difference, interval, effect, wilcoxon }: Paired) => ({
  "mean-before": before.mean,
  "sd-before": before.sd,
  "mean-after": after.mean,
  "sd-after": after.sd,
  difference,
  "difference-low": interval?.low ?? null,
  "difference-high": interval?.high ?? null,
  effect,
  "wilcoxon-p": wilcoxon.p,
});
