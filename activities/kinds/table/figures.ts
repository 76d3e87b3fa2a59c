import { gridChart, gridRounds, gridTables, keySaid } from "@/activities/shared/grid-figures";
import { tableSentence, type TableDebrief } from "@/activities/kinds/table/debrief-data";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";
import { listed } from "@/model/text/wording";

export function tableFigures(debrief: TableDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last, empty } = debrief;
  const corner = t("grids.row");
  const nobody = activity.one
    ? []
    : empty.map(({ row, columns }) => t("grids.emptyRow", { row, columns: listed(columns, words.locale) }));
  const cells = gridChart(last.rows, activity.columns, corner);
  return [
    {
      id: `${activity.id}-cells`,
      title: t("grids.table"),
      question: activity.question,
      ...(activity.key && { key: "told" as const }),
      reading: joined(words.say(tableSentence(debrief)), lastVote(rounds, words)),
      ...silentIf(findsNothing(tableSentence(debrief))),
      how: t(activity.one ? "grids.matchHow" : "grids.tableHow"),
      heads: headsSaid(last, words),
      chart: cells,
      more:
        nobody.length > 0
          ? [{ caption: "", chart: { type: "texts", groups: [{ title: t("grids.empty"), texts: nobody }] } }]
          : undefined,
      tables: gridTables(rounds, words, corner, activity.one),
      expert: keySaid(last.rows, activity.columns, words),
    },
    ...gridRounds(activity, debrief, corner, words),
  ];
}
