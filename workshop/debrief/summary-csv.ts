/** The aggregated table: one row for each number that the debrief shows. */
import { fieldRows, markRows, quizRows, textRow } from "@/workshop/debrief/asked-rows";
import { answerRows, caseRows } from "@/workshop/debrief/case-rows";
import { csvFile } from "@/workshop/debrief/csv";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { gridRows } from "@/workshop/debrief/grid-rows";
import { shareOf } from "@/workshop/debrief/share";
import { countRow, type SummaryRow, summaryHead } from "@/workshop/debrief/summary-row";
import { worksheetRows } from "@/workshop/debrief/worksheet-rows";
import { unreachable } from "@/workshop/unreachable";

/** The whole file. Percentages have one decimal; they are empty where fewer than five answered. */
export const summaryCsv = (debrief: Debrief): string =>
  csvFile(
    summaryHead,
    summaryRows(debrief).map((row) => summaryHead.map((column) => row[column])),
  );

/** The same as rows, for other kinds of tables. */
export const summaryRows = (debrief: Debrief): SummaryRow[] =>
  debrief.sessions.flatMap((s) => s.activities.flatMap((a) => rowsOf(a, debrief.people)));

function rowsOf(a: ActivityDebrief, people: number): SummaryRow[] {
  switch (a.kind) {
    case "poll":
      return a.rounds.flatMap((r) => answerRows(a.activity.id, null, r, people));
    case "case":
      return caseRows(a, people);
    case "checklist":
      return a.subjects.flatMap((s) => markRows(a, s, people));
    case "form":
      return a.sections.flatMap((s) => s.fields.flatMap((f) => fieldRows(a, f, people)));
    case "quiz":
      return a.items.flatMap((i) => i.rounds.flatMap((r) => quizRows(a, i, r, people)));
    case "open":
      return a.few ? [] : [...a.groups.flatMap((g) => g.texts), ...a.rest].map((t) => textRow(a, t, people));
    case "scale":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.points.map((p) =>
            countRow(
              a.activity.id,
              r,
              people,
              `${row.id}: ${p.point}`,
              row.text,
              shareOf(p.count, row.people),
            ),
          ),
        ),
      );
    case "number":
      return a.rounds.flatMap((r) =>
        r.numbers.bins.map((b) =>
          countRow(
            a.activity.id,
            r,
            people,
            `${b.from ?? ""}..${b.to ?? ""}`,
            "",
            shareOf(b.count, r.answered),
          ),
        ),
      );
    case "ranking":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.places.map((p) =>
            countRow(
              a.activity.id,
              r,
              people,
              `${row.id}: ${p.place}`,
              row.text,
              shareOf(p.count, r.answered),
            ),
          ),
        ),
      );
    case "points":
      return a.rounds.flatMap((r) =>
        r.rows.flatMap((row) =>
          row.steps.map((s) =>
            countRow(
              a.activity.id,
              r,
              people,
              `${row.id}: ${s.from}..${s.to}`,
              row.text,
              shareOf(s.count, r.answered),
            ),
          ),
        ),
      );
    case "sort":
    case "table":
    case "marking":
      return gridRows(a.activity.id, a, people);
    case "agreement":
      return [countRow(a.activity.id, a.last, people, "yes", "", shareOf(a.last.answered, people))];
    case "commitment":
      return [countRow(a.activity.id, a.last, people, "promise", "", shareOf(a.last.answered, people))];
    case "worksheet":
      return worksheetRows(a, people);
    default:
      return unreachable(a);
  }
}
