import { gridChart, gridRounds, gridTables, keySaid } from "@/activities/shared/grid-figures";
import { sortSentence, type SortDebrief } from "@/activities/kinds/sort/debrief-data";
import { findsNothing } from "@/model/debrief/sentence";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, joined, lastVote, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function sortFigures(debrief: SortDebrief, words: ReportWords): FigureModel[] {
  const { t } = words;
  const { activity, rounds, contested, last } = debrief;
  const texts = {
    caption: t("grids.sort"),
    head: [t("grids.item"), ""],
    rows: activity.cards.map((c) => [c.label, c.text]),
  };
  return [
    {
      id: `${activity.id}-cards`,
      title: t("grids.sort"),
      question: activity.question,
      reading: joined(words.say(sortSentence(debrief)), lastVote(rounds, words)),
      ...silentIf(findsNothing(sortSentence(debrief))),
      how: t("grids.sortHow"),
      heads: headsSaid(last, words),
      chart: gridChart(contested, activity.bins, t("grids.item")),
      tables: [...gridTables(rounds, words, t("grids.item"), true), texts],
      expert: keySaid(last.rows, activity.bins, words),
    },
    ...gridRounds(activity, debrief, t("grids.item"), words),
  ];
}
