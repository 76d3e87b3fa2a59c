/** Figures that follow those of the kind itself, on the page and in every report. */
import { type Activity, kindOf } from "@/activities/kinds";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";
import { splitFigures } from "@/workshop/debrief/report/split-figure";

export const furtherFigures = (debrief: ActivityDebrief, words: ReportWords): FigureModel[] => [
  ...(kindOf(debrief).furtherFigures?.(debrief, words) ?? []),
  ...splitFigures(debrief.activity, debrief.splits, words, splittable(debrief.activity)),
];

/** The number of parts that could be split: questions, or items of the only one; what-ifs stand beside. */
function splittable(activity: Activity): number {
  const { split, steps } = kindOf(activity);
  const questions = new Set(steps(activity).flatMap((step) => step.question ?? [])).size;
  return questions > 1 ? questions : (split?.items(activity).length ?? 0);
}

/** At least one figure for each activity that was asked. */
export const figuresOf = (debrief: ActivityDebrief, words: ReportWords): FigureModel[] => [
  ...(kindOf(debrief).figures?.(debrief, words) ?? []),
  ...furtherFigures(debrief, words),
];
