/** A marked text as figures: clauses by labels, then the rounds. */
import { gridChart, gridRounds, gridTables, keySaid } from "@/activities/grid-figures";
import type { MarkingDebrief } from "@/workshop/debrief/marking-debrief";
import { markingSentence } from "@/workshop/debrief/sentences";
import type { FigureModel } from "@/workshop/report/figure";
import { headsSaid } from "@/workshop/report/figure-parts";
import type { Words } from "@/workshop/report/words";

export function markingFigures(debrief: MarkingDebrief, words: Words): FigureModel[] {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  return [
    {
      id: `${activity.id}-clauses`,
      title: t("grids.marking"),
      question: activity.question,
      key: "told",
      reading: words.say(markingSentence(debrief)),
      how: t("grids.markingHow"),
      heads: headsSaid(last, words),
      chart: gridChart(last.rows, activity.labels, t("grids.clause")),
      tables: gridTables(rounds, words, t("grids.clause"), false),
      expert: keySaid(last.rows, activity.labels, words),
    },
    ...gridRounds(activity, debrief, t("grids.clause"), words),
  ];
}
