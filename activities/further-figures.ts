/** Figures that stand behind those of a kind's own face, on the page and in every report. */
import { ledgerFigures } from "@/activities/case/ledger-figure";
import { trapFigures } from "@/activities/checklist/traps-figure";
import { becauseFigures } from "@/activities/poll/because-figure";
import { reasonsFigures } from "@/activities/reasons-figure";
import { worksheetFurther } from "@/activities/worksheet/further-figures";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";
import { learningFigures } from "@/workshop/learning/learning-figures";
import { thenNowFigures } from "@/workshop/learning/then-now-figures";
import type { FigureModel } from "@/workshop/report/figure";
import { splitFigures } from "@/workshop/report/split-figure";
import type { Words } from "@/workshop/report/words";

export const furtherFigures = (debrief: ActivityDebrief, words: Words): FigureModel[] => [
  ...ownOf(debrief, words),
  ...splitFigures(debrief.activity, debrief.splits, words),
];

function ownOf(debrief: ActivityDebrief, words: Words): FigureModel[] {
  switch (debrief.kind) {
    case "case":
      return [...ledgerFigures(debrief, words), ...reasonsFigures(debrief, words)];
    case "checklist":
      return trapFigures(debrief, words);
    case "worksheet":
      return worksheetFurther(debrief, words);
    case "poll":
      return [...becauseFigures(debrief, words), ...reasonsFigures(debrief, words)];
    case "form":
      return thenNowFigures(debrief.activity, debrief.thenNow, words);
    case "quiz":
      return debrief.learning ? learningFigures(debrief.learning, words) : [];
    default:
      return [];
  }
}
