/** A sort as figures: cards by bins, the most contested first; then the rounds. */
import { gridChart, gridRounds, gridTables, keySaid, tickSaid } from "@/activities/grid-figures";
import { sortSentence } from "@/workshop/debrief/sentences";
import type { SortDebrief } from "@/workshop/debrief/sort-debrief";
import type { FigureModel } from "@/workshop/report/figure";
import { headsSaid } from "@/workshop/report/figure-parts";
import type { Words } from "@/workshop/report/words";

export function sortFigures(debrief: SortDebrief, words: Words): FigureModel[] {
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
      reading: words.say(sortSentence(debrief)),
      how: t("grids.sortHow"),
      howKey: tickSaid(last.rows, words),
      heads: headsSaid(last, words),
      chart: gridChart(contested, activity.bins, t("grids.item")),
      tables: [...gridTables(rounds, words, t("grids.item"), true), texts],
      expert: keySaid(last.rows, activity.bins, words),
    },
    ...gridRounds(activity, debrief, t("grids.item"), words),
  ];
}
