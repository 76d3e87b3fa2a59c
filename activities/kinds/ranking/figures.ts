import type { RankingDebrief } from "@/activities/kinds/ranking/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, roundSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function rankingFigures(debrief: RankingDebrief, words: ReportWords): FigureModel[] {
  const { t, number } = words;
  const { activity, rounds, last } = debrief;
  const places = last.rows[0]?.places ?? [];
  const unplaced = last.rows.some((r) => r.unplaced > 0);
  const level = (count: number) => (last.answered === 0 ? 0 : count / last.answered);
  return [
    {
      id: `${activity.id}-places`,
      title: activity.title,
      question: activity.question,
      reading: joined(reading(debrief, words), lastVote(rounds, words)),
      ...silentIf(typeof last.rows[0]?.mean !== "number"),
      how: t("ranking.how"),
      howDrawn: t("grids.tableHow"),
      heads: headsSaid(last, words),
      chart: {
        type: "heat",
        corner: t("ranking.item"),
        columns: [...places.map((p) => p.place), ...(unplaced ? [t("ranking.none")] : []), t("ranking.mean")],
        rows: last.rows.map((row) => ({
          label: row.text,
          cells: [
            ...row.places.map((p) => ({ said: String(p.count), level: level(p.count) })),
            ...(unplaced ? [{ said: String(row.unplaced), level: level(row.unplaced) }] : []),
            { said: row.mean === null ? "–" : number(row.mean), level: 0 },
          ],
        })),
      },
      tables: rounds.map((r) => ({
        caption: roundSaid(r, words),
        head: [
          t("ranking.item"),
          t("ranking.mean"),
          ...r.rows[0]!.places.map((p) => t("ranking.place", { place: p.place })),
          t("ranking.none"),
        ],
        rows: r.rows.map((row) => [
          row.text,
          row.mean === null ? "–" : number(row.mean),
          ...row.places.map((p) => p.count),
          row.unplaced,
        ]),
      })),
    },
  ];
}

function reading({ last: { answered, rows } }: RankingDebrief, { t, number, names }: ReportWords): string {
  const [best] = rows;
  const most = rows.reduce((a, b) => (b.first > a.first ? b : a));
  if (!best || best.mean === null) return t("ranking.few", { answered });
  const top = rows.filter((r) => r.mean === best.mean);
  const alone = rows.filter((r) => r.first === most.first).length === 1;
  return joined(
    t("ranking.best", {
      ...names({ most: top.map((r) => r.text) }),
      mean: number(best.mean),
      of: rows.length,
    }),
    alone &&
      (most === best && top.length === 1
        ? t("ranking.alsoFirst", { first: most.first })
        : t("ranking.mostFirst", { ...names({ most: [most.text] }), first: most.first })),
  );
}
