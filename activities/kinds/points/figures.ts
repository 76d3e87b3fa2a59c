import { type PointsRow, stepText } from "@/activities/kinds/points/rows";
import type { PointsDebrief } from "@/activities/kinds/points/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, roundSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function pointsFigures({ activity, rounds, last }: PointsDebrief, words: ReportWords): FigureModel[] {
  const { t, number } = words;
  const steps = last.rows[0]?.steps ?? [];
  return [
    {
      id: `${activity.id}-points`,
      title: activity.title,
      question: activity.question,
      reading: joined(reading(last, words), lastVote(rounds, words)),
      ...silentIf(last.few || !last.rows[0]?.sum),
      how: t("points.how"),
      heads: headsSaid(last, words),
      chart: {
        type: "heat",
        corner: t("points.item"),
        columns: [...steps.map(stepText), t("points.sum"), "%"],
        rows: last.rows.map((row) => ({
          label: row.text,
          cells: [
            ...row.steps.map((s) => ({
              said: String(s.count),
              level: last.answered === 0 ? 0 : s.count / last.answered,
            })),
            { said: String(row.sum), level: 0 },
            { said: last.few ? "–" : String(Math.round(row.percent)), level: 0 },
          ],
        })),
      },
      tables: rounds.map((r) => ({
        caption: roundSaid(r, words),
        head: [
          t("points.item"),
          t("points.sum"),
          "%",
          t("points.median"),
          t("points.half"),
          ...r.rows[0]!.steps.map(stepText),
        ],
        rows: r.rows.map((row) => [
          row.text,
          row.sum,
          r.few ? "–" : Math.round(row.percent),
          row.middle ? number(row.middle.median) : "–",
          row.middle ? `${number(row.middle.q1)} – ${number(row.middle.q3)}` : "–",
          ...row.steps.map((s) => s.count),
        ]),
      })),
    },
  ];
}

export const pointsNote = ({ sum, percent, middle }: PointsRow, { t, number }: ReportWords): string =>
  middle
    ? t("points.both", {
        sum,
        percent: Math.round(percent),
        median: number(middle.median),
        q1: number(middle.q1),
        q3: number(middle.q3),
      })
    : t("points.bare", { sum });

function reading({ answered, rows, few }: PointsDebrief["last"], { t, number, names }: ReportWords): string {
  const [most] = rows;
  if (!few && most?.sum === 0) return t("points.nobody");
  return few || !most?.middle
    ? t("points.few", { answered })
    : t("points.most", {
        ...names({ most: rows.filter((r) => r.sum === most.sum).map((r) => r.text) }),
        sum: most.sum,
        all: rows.reduce((n, r) => n + r.sum, 0),
        percent: Math.round(most.percent),
        median: number(most.middle.median),
        none: most.none,
      });
}
