/** Commitments as a figure: only how many made one. */
import type { CommitmentDebrief } from "@/workshop/debrief/commitment-debrief";
import type { FigureModel } from "@/workshop/report/figure";
import { headsSaid } from "@/workshop/report/figure-parts";
import type { Words } from "@/workshop/report/words";

export function commitmentFigures({ activity, last }: CommitmentDebrief, words: Words): FigureModel[] {
  return [
    {
      id: `${activity.id}-made`,
      title: activity.title,
      question: activity.question,
      reading: words.t("commitment.made", { count: last.answered }),
      how: words.t("commitment.own"),
      heads: headsSaid(last, words),
      chart: null,
      tables: [],
    },
  ];
}
