import { kindOf } from "@/activities/kinds";
import { shareCells, type SummaryRow, summaryHead } from "@/model/debrief/summary-row";
import { csvFile } from "@/workshop/debrief/csv";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";

/** The whole file. Percentages have one decimal; they are empty where fewer than five answered. */
export const summaryCsv = (debrief: Debrief): string =>
  csvFile(
    summaryHead,
    summaryRows(debrief).map((row) => summaryHead.map((column) => row[column])),
  );

export const summaryRows = ({ sessions, people }: Debrief): Required<SummaryRow>[] =>
  sessions
    .flatMap((s) => s.activities)
    .flatMap((a) => [
      ...(kindOf(a).summaryRows?.(a, people) ?? []),
      ...splitRows(a, people),
      ...sourceRows(a, people),
    ])
    .map((row) => ({ ...row, value: row.value ?? null }));

/** Answers by sector; the group of all others has no name. */
const splitRows = ({ activity, splits = [] }: ActivityDebrief, people: number): SummaryRow[] =>
  splits.flatMap(({ question, round, number, options, groups }) =>
    groups.flatMap(({ sector, shares }) =>
      shares.map((share, i) => ({
        activity: activity.id,
        part: number,
        question,
        round,
        measure: "sector",
        option: `${sector ?? ""}: ${options[i]!.id}`,
        text: options[i]!.text,
        passed: null,
        people,
        ...shareCells(share),
      })),
    ),
  );

/** How many answered by each source, where not all used a phone, and how many tables. */
const sourceRows = ({ activity, sources = [] }: ActivityDebrief, people: number): SummaryRow[] =>
  sources.flatMap(({ question, round, bySource }) => {
    const row = (measure: string, option: string, count: number, all: number | null): SummaryRow => ({
      ...{
        activity: activity.id,
        part: null,
        question,
        round,
        measure,
        option,
        text: null,
        passed: null,
        people,
      },
      ...{ count, of: all, percent: null, wilson_low: null, wilson_high: null },
    });
    return bySource.flatMap(({ source, people: count, unshown, tables }) => [
      row("source", unshown ? `${source}: not shown` : source, count, tables?.people ?? null),
      ...(tables ? [row("tables", "", tables.counted, tables.tables)] : []),
      ...(tables?.choices ?? []).map((choice) => row("tables", choice.text, choice.tables, tables!.counted)),
    ]);
  });
