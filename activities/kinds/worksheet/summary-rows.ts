/** The rows of the aggregated table for a worksheet: what the groups made, and how it compares. `of` is always groups. */
import type { SummaryRow } from "@/model/debrief/summary-row";
import type { WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import type { Comparison, ComparedMeasure } from "@/model/worksheets/comparisons/comparison";
import type { Group } from "@/model/room/groups";
import { unreachable } from "@/model/unreachable";

interface MeasureRow {
  /** done, line, minority, remark, dots, board, board-conflict, board-missing, board-blank, difference, map, services, dilemma, campaign-step, pairing, question, credit, coverage */
  measure: string;
  part?: string | number | null;
  option?: string;
  text?: string;
  count?: number | null;
  of?: number | null;
  percent?: number | null;
}

/** How a group is called in a table: by its name, or its number. */
const nameOf = (group: Group): string => group.name ?? String(group.number);

const hundredths = (part: number): number => Math.round(part * 1_000) / 10;

/** All rows of one worksheet. `part` names the group, the row or the step. */
export function worksheetRows(
  { activity, groups, comparison, dots, remarks }: WorksheetDebrief,
  people: number,
): SummaryRow[] {
  const said: MeasureRow[] = [
    ...groups.flatMap(({ group, done, cards, minority, people: inGroup }) => [
      { measure: "done", part: nameOf(group), option: group.id, count: inGroup, percent: hundredths(done) },
      ...cards.flatMap((card) =>
        card.blocks.flatMap(({ label, lines }) =>
          lines.map((line) => ({
            measure: "line",
            part: nameOf(group),
            option: label,
            count: line.too > 0 ? line.too : null,
            text: [line.text, ...line.more.map((m) => `${m.label}: ${m.text}`)].join("; "),
          })),
        ),
      ),
      ...(minority === null ? [] : [{ measure: "minority", part: nameOf(group), text: minority }]),
    ]),
    ...(comparison ? comparedRows(comparison, groups.length) : []),
    ...dots.map((d) => ({ measure: "dots", option: d.entry.id, text: d.entry.text, count: d.dots })),
    ...remarks.map((r) => ({ measure: "remark", part: nameOf(r.group), option: r.kind, text: r.text })),
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

function comparedRows(c: Comparison, of: number): MeasureRow[] {
  const times = (measure: string, option: string, { text, times: count }: ComparedMeasure): MeasureRow => ({
    measure,
    option,
    text,
    count,
    of,
  });
  switch (c.type) {
    case "board":
      return [
        ...c.columns.flatMap(({ id, measures }) =>
          measures.flatMap((m) => [
            times(m.conflict ? "board-conflict" : "board", id, m),
            ...m.missing.map(
              (what): MeasureRow => ({ measure: "board-missing", option: `${id}: ${what}`, text: m.text }),
            ),
          ]),
        ),
        ...c.blanks.map(
          ({ group, column }): MeasureRow => ({
            measure: "board-blank",
            part: nameOf(group),
            option: column,
          }),
        ),
      ];
    case "difference":
      return [
        ...c.both.map((m) => times("difference", "both", m)),
        ...c.onlyThere.map((m) => times("difference", "only-there", m)),
        ...c.onlyHere.map((m) => times("difference", m.slip ? "only-here: slip" : "only-here", m)),
      ];
    case "map":
      return c.steps.flatMap(({ id, text, owners }): MeasureRow[] =>
        owners.length === 0
          ? [{ measure: "map", part: id, text, count: 0, of }]
          : owners.map(({ agency, groups }) => ({
              measure: "map",
              part: id,
              option: agency,
              text,
              count: groups.length,
              of,
            })),
      );
    case "services":
      return [
        ...c.rows.flatMap((row) =>
          row.cells.flatMap(({ column, ticks }): MeasureRow[] =>
            ticks.length === 0
              ? [{ measure: "services", part: row.id, option: column, text: row.text, count: 0, of }]
              : ticks.map((t) => ({
                  measure: "services",
                  part: row.id,
                  option: `${column}: ${t.id}`,
                  text: row.text,
                  count: t.times,
                  of,
                })),
          ),
        ),
        ...c.dilemmas.flatMap((d) => [
          times("dilemma", "groups", d),
          { measure: "dilemma", option: "dots", text: d.text, count: d.dots },
        ]),
      ];
    case "campaign":
      return [
        ...c.plans.flatMap(({ group, audience, steps, pairing, questions, credits = [] }) => {
          const part = audience === "" ? nameOf(group) : `${nameOf(group)}: ${audience}`;
          return [
            ...steps.map(
              (s): MeasureRow => ({
                measure: "campaign-step",
                part,
                option: s.id,
                text: s.title,
                percent: hundredths(s.done),
              }),
            ),
            { measure: "pairing", part, option: pairing.state },
            ...questions.map((text): MeasureRow => ({ measure: "question", part, text })),
            ...credits.map((text): MeasureRow => ({ measure: "credit", part, text })),
          ];
        }),
        ...c.coverage.map(
          ({ id, text, groups }): MeasureRow => ({
            measure: "coverage",
            option: id,
            text,
            count: groups.length,
            of,
          }),
        ),
      ];
    default:
      return unreachable(c);
  }
}
