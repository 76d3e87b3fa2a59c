import type { ScaleDebrief } from "@/activities/kinds/scale/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import {
  headsSaid,
  joined,
  lastVote,
  roundSaid,
  severalCharts,
  silentIf,
} from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function scaleFigures(debrief: ScaleDebrief, words: ReportWords): FigureModel[] {
  const { t, number } = words;
  const { activity, rounds, last } = debrief;
  return [
    {
      id: `${activity.id}-spread`,
      title: activity.title,
      question: activity.question,
      reading: joined(reading(debrief, words), lastVote(rounds, words)),
      ...silentIf(
        [t("scale.alike"), t("scale.few", { answered: last.answered })].includes(reading(debrief, words)),
      ),
      how: t("scale.how"),
      heads: headsSaid(last, words),
      ...severalCharts(
        last.rows.map((row) => ({
          caption: `${row.text}\n${rowNote(row, words)}`,
          chart: {
            type: "columns" as const,
            columns: row.points.map(({ point, count }) => ({ label: point, count })),
            ends: { low: activity.low, high: activity.high },
            middle: row.middle
              ? { from: row.middle.q1 - 0.5, at: row.middle.median - 0.5, to: row.middle.q3 - 0.5 }
              : undefined,
          },
        })),
      ),
      tables: rounds.map((r) => ({
        caption: roundSaid(r, words),
        head: [
          t("scale.statement"),
          t("people"),
          t("scale.median"),
          t("scale.half"),
          ...r.rows[0]!.points.map((p) => p.point),
        ],
        rows: r.rows.map((row) => [
          row.text,
          row.people,
          row.middle ? number(row.middle.median) : "–",
          row.middle ? `${number(row.middle.q1)} – ${number(row.middle.q3)}` : "–",
          ...row.points.map((p) => p.count),
        ]),
      })),
    },
  ];
}

export const rowNote = (
  { middle, people }: ScaleDebrief["last"]["rows"][number],
  { t, number }: ReportWords,
): string =>
  middle
    ? t("scale.middle", {
        median: number(middle.median),
        q1: number(middle.q1),
        q3: number(middle.q3),
        people,
      })
    : t("scale.judged", { people });

function reading(
  { activity, last, highest, lowest, widest }: ScaleDebrief,
  { t, number }: ReportWords,
): string {
  const only = last.rows.length === 1 ? last.rows[0]!.middle : null;
  if (last.few) return t("scale.few", { answered: last.answered });
  if (only)
    return t("scale.one", {
      median: number(only.median),
      points: activity.points,
      q1: number(only.q1),
      q3: number(only.q3),
    });
  return (
    joined(
      highest &&
        t("scale.highest", {
          statement: highest.text,
          median: number(highest.middle!.median),
          points: activity.points,
        }),
      lowest && t("scale.lowest", { statement: lowest.text, median: number(lowest.middle!.median) }),
      widest &&
        t("scale.widest", {
          statement: widest.text,
          q1: number(widest.middle!.q1),
          q3: number(widest.middle!.q3),
        }),
    ) || t("scale.alike")
  );
}
