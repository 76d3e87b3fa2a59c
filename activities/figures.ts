/** The figures of every kind that asks something, as plain data. */
import { agreementFigures } from "@/activities/agreement/figures";
import { caseFigures } from "@/activities/case/figures";
import { checklistFigures } from "@/activities/checklist/figures";
import { commitmentFigures } from "@/activities/commitment/figures";
import { furtherFigures } from "@/activities/further-figures";
import { formFigures } from "@/activities/form/figures";
import { markingFigures } from "@/activities/marking/figures";
import { numberFigures } from "@/activities/number/figures";
import { openFigures } from "@/activities/open/figures";
import { pointsFigures } from "@/activities/points/figures";
import { pollFigures } from "@/activities/poll/figures";
import { quizFigures } from "@/activities/quiz/figures";
import { rankingFigures } from "@/activities/ranking/figures";
import { scaleFigures } from "@/activities/scale/figures";
import { sortFigures } from "@/activities/sort/figures";
import { tableFigures } from "@/activities/table/figures";
import { worksheetFigures } from "@/activities/worksheet/figures";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";
import type { FigureModel } from "@/workshop/report/figure";
import type { Words } from "@/workshop/report/words";
import { unreachable } from "@/workshop/unreachable";

/** At least one figure for each activity that was asked. */
export const figuresOf = (debrief: ActivityDebrief, words: Words): FigureModel[] => [
  ...kindFigures(debrief, words),
  ...furtherFigures(debrief, words),
];

function kindFigures(debrief: ActivityDebrief, words: Words): FigureModel[] {
  switch (debrief.kind) {
    case "agreement":
      return agreementFigures(debrief, words);
    case "case":
      return caseFigures(debrief, words);
    case "checklist":
      return checklistFigures(debrief, words);
    case "commitment":
      return commitmentFigures(debrief, words);
    case "form":
      return formFigures(debrief, words);
    case "marking":
      return markingFigures(debrief, words);
    case "number":
      return numberFigures(debrief, words);
    case "open":
      return openFigures(debrief, words);
    case "points":
      return pointsFigures(debrief, words);
    case "poll":
      return pollFigures(debrief, words);
    case "quiz":
      return quizFigures(debrief, words);
    case "ranking":
      return rankingFigures(debrief, words);
    case "scale":
      return scaleFigures(debrief, words);
    case "sort":
      return sortFigures(debrief, words);
    case "table":
      return tableFigures(debrief, words);
    case "worksheet":
      return worksheetFigures(debrief, words);
    default:
      return unreachable(debrief);
  }
}
