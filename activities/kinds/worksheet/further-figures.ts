/** The boards beside one another, the checks of plans, and their audiences. */
import { groupName, inWords } from "@/model/worksheets/wording";
import type { BoardCount, WorksheetDebrief } from "@/activities/kinds/worksheet/debrief-data";
import type { PlanChecks } from "@/activities/kinds/worksheet/plan-views";
import type { Chart } from "@/model/figures/chart";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

export const worksheetFurther = (
  { activity, beside, plans }: WorksheetDebrief,
  words: ReportWords,
): FigureModel[] => [
  ...(beside ? [boards(activity.id, beside, words)] : []),
  ...(plans && plans.checks.length > 0 ? [checks(activity.id, plans.checks, words)] : []),
  ...(plans && plans.audiences.length > 0 ? [audiences(activity.id, plans.audiences, words)] : []),
];

const bar = (label: string, count: number, total: number, said: string) => ({
  label,
  count,
  of: total,
  low: null,
  high: null,
  said,
});

function boards(id: string, counts: readonly BoardCount[], words: ReportWords): FigureModel {
  const t = words.from("counting");
  const [least, most] = [counts[0]!, counts.at(-1)!];
  const top = Math.max(1, most.measures);
  const columns = [
    ...new Map(counts.flatMap((c) => c.columns.map((column) => [column.id, column.text] as const))),
  ];
  const caption = t("boards.title");
  return {
    id: `${id}-boards`,
    title: caption,
    reading: t(least.measures === most.measures ? "boards.even" : "boards.reading", {
      ...words.names({
        least: counts.filter((c) => c.measures === least.measures).map((c) => c.title),
        most: counts.filter((c) => c.measures === most.measures).map((c) => c.title),
      }),
      few: least.measures,
      many: most.measures,
    }),
    how: t("boards.how"),
    chart: {
      type: "bars",
      rows: counts.map((c) =>
        bar(c.title, c.measures, top, t("boards.said", { measures: c.measures, groups: c.groups })),
      ),
    },
    tables: [
      {
        caption,
        head: [
          t("boards.sheet"),
          ...columns.map(([, text]) => text),
          t("boards.all"),
          words.t("sheets.groups"),
        ],
        rows: counts.map((c) => [
          c.title,
          ...columns.map(([column]) => c.columns.find((candidate) => candidate.id === column)?.measures ?? 0),
          c.measures,
          c.groups,
        ]),
      },
    ],
  };
}

function checks(id: string, all: readonly PlanChecks[], words: ReportWords): FigureModel {
  const t = words.from("counting");
  const rows = (c: PlanChecks) => [
    ...c.rows.map((r) => ({ text: r.text, plans: r.plans })),
    { text: t("plans.whole"), plans: c.all },
  ];
  const chart = (c: PlanChecks): Chart => ({
    type: "bars",
    rows: rows(c).map((r) => bar(r.text, r.plans, c.of, words.t("of", { count: r.plans, of: c.of }))),
  });
  const [first, ...more] = all;
  return {
    id: `${id}-checks`,
    title: t("plans.checks"),
    reading: all.map((c) => t("plans.reading", { what: c.title, all: c.all, of: c.of })).join(" "),
    how: t("plans.how"),
    chart: null,
    more: [first!, ...more].map((c) => ({ caption: c.title, chart: chart(c) })),
    tables: all.map((c) => ({
      caption: c.title,
      head: [t("plans.check"), t("plans.plans"), t("plans.of")],
      rows: rows(c).map((r) => [r.text, r.plans, c.of]),
    })),
  };
}

function audiences(
  id: string,
  places: NonNullable<WorksheetDebrief["plans"]>["audiences"],
  words: ReportWords,
): FigureModel {
  const t = words.from("counting");
  const { compare } = words;
  const title = t("plans.audiences");
  const said = places.reduce((sum, p) => sum + p.said.length, 0);
  return {
    id: `${id}-audiences`,
    title,
    reading: t("plans.audiencesReading", {
      audiences: said,
      places: places.filter((p) => p.id !== "").length,
    }),
    how: t("plans.audiencesHow"),
    chart: null,
    tables: [
      {
        caption: title,
        head: [words.t("sheets.place"), t("plans.number")],
        rows: places.map((p) => [p.text || t("plans.nowhere"), p.said.length]),
      },
    ],
    texts: places.map((p) => ({
      title: p.text || t("plans.nowhere"),
      texts: p.said.map((s) => `${inWords(s.text, compare)} · ${groupName(s.group, compare)}`),
    })),
  };
}
