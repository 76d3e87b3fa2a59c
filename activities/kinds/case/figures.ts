import {
  clausesFigure,
  elementsFigure,
  roundsFigure,
  whatIfsFigure,
} from "@/activities/kinds/case/figures/parts";
import {
  secondFigure,
  stripFigure,
  surenessFigure,
  tippingFigure,
  wrongTurnsFigure,
} from "@/activities/kinds/case/figures/story";
import type { CaseDebrief } from "@/activities/kinds/case/debrief-data";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

export function caseFigures(debrief: CaseDebrief, words: ReportWords): FigureModel[] {
  const { activity, parts } = debrief;
  const rounds = roundsFigure(debrief, words);
  const second = secondFigure(debrief, words);
  return [
    stripFigure(debrief, words),
    tippingFigure(debrief, words),
    ...(debrief.band ? [wrongTurnsFigure(debrief, words)] : []),
    ...(activity.elements.length > 0 ? [elementsFigure(debrief, words)] : []),
    ...(second ? [second] : []),
    ...(activity.sureness ? [surenessFigure(debrief, words)] : []),
    ...(rounds ? [rounds] : []),
    ...parts.filter((p) => p.whatIfs.length > 0).map((p) => whatIfsFigure(debrief, p, words)),
    ...(activity.marking
      ? parts.flatMap((p) => (p.clauses ? [clausesFigure(debrief, p, p.clauses, words)] : []))
      : []),
  ];
}
