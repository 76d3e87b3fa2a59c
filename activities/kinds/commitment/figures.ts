/** Commitments as a figure: only how many made one. */
import type { CommitmentDebrief } from "@/activities/kinds/commitment/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export function commitmentFigures({ activity, last }: CommitmentDebrief, words: ReportWords): FigureModel[] {
  return [
    {
      id: `${activity.id}-made`,
      title: activity.title,
      question: activity.question,
      reading: words.t("commitment.made", { count: last.answered }),
      ...silentIf(last.answered === 0),
      how: words.t("commitment.own"),
      heads: headsSaid(last, words),
      chart: null,
      tables: [],
    },
  ];
}
