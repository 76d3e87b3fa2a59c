/** `of` always counts groups. */
import type { SummaryRow } from "@/model/debrief/summary-row";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import { comparing } from "@/model/worksheets/comparisons/all";
import type { ComparedRow } from "@/model/worksheets/comparisons/comparison";
import { nameInTable } from "@/model/worksheets/wording";

const hundredths = (part: number): number => Math.round(part * 1_000) / 10;

/** `part` names the group, the row or the step. */
export function worksheetRows(
  { activity, groups, comparison, dots, remarks }: WorksheetDebrief,
  people: number,
): SummaryRow[] {
  const said: ComparedRow[] = [
    ...groups.flatMap(({ group, done, cards, minority, people: inGroup }) => [
      {
        measure: "done",
        part: nameInTable(group),
        option: group.id,
        count: inGroup,
        percent: hundredths(done),
      },
      ...cards.flatMap((card) =>
        card.blocks.flatMap(({ label, lines }) =>
          lines.map((line) => ({
            measure: "line",
            part: nameInTable(group),
            option: label,
            count: line.too > 0 ? line.too : null,
            text: [line.text, ...line.more.map((m) => `${m.label}: ${m.text}`)].join("; "),
          })),
        ),
      ),
      ...(minority === null ? [] : [{ measure: "minority", part: nameInTable(group), text: minority }]),
    ]),
    ...(comparison ? comparing(comparison).rows(comparison, groups.length) : []),
    ...dots.map((d) => ({ measure: "dots", option: d.entry.id, text: d.entry.text, count: d.dots })),
    ...remarks.map((r) => ({ measure: "remark", part: nameInTable(r.group), option: r.kind, text: r.text })),
  ];
  return said.map(
    ({ measure, part = null, option = "", text = "", count = null, of = null, percent = null }) => ({
      activity: activity.id,
      part,
      question: null,
      round: null,
      measure,
      option,
      text,
      count,
      of,
      passed: null,
      people,
      percent,
      wilson_low: null,
      wilson_high: null,
    }),
  );
}
