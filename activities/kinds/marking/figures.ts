/** A marked text as figures: clauses by labels, then the rounds. */
import { gridChart, gridRounds, gridTables, keySaid } from "@/activities/shared/grid-figures";
import { type MarkingDebrief, markingSentence } from "@/activities/kinds/marking/debrief-data";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function markingFigures(debrief: MarkingDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  return [
    {
      id: `${activity.id}-clauses`,
      title: t("grids.marking"),
      question: activity.question,
      key: "told",
      reading: joined(words.say(markingSentence(debrief)), lastVote(rounds, words)),
      ...silentIf(findsNothing(markingSentence(debrief))),
      howDrawn: t("grids.tableHow"),
      heads: headsSaid(last, words),
      chart: gridChart(last.rows, activity.labels, t("grids.clause")),
      tables: gridTables(rounds, words, t("grids.clause"), false),
      expert: keySaid(last.rows, activity.labels, words, true),
    },
    ...gridRounds(activity, debrief, t("grids.clause"), words),
  ];
}
