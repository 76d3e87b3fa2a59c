/** The aggregated table: one row for each number that the debrief shows. */
import { kindOf } from "@/activities/kinds";
import { type SummaryRow, summaryHead } from "@/model/debrief/summary-row";
import { csvFile } from "@/workshop/debrief/csv";
import type { Debrief } from "@/workshop/debrief/debrief";

/** The whole file. Percentages have one decimal; they are empty where fewer than five answered. */
export const summaryCsv = (debrief: Debrief): string =>
  csvFile(
    summaryHead,
    summaryRows(debrief).map((row) => summaryHead.map((column) => row[column])),
  );

/** The same as rows, for other kinds of tables. */
export const summaryRows = ({ sessions, people }: Debrief): SummaryRow[] =>
  sessions.flatMap((s) => s.activities.flatMap((a) => kindOf(a).summaryRows?.(a, people) ?? []));
