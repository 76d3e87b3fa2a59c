import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

/** How many made a commitment, and why there is no more to see. */
export function CommitmentDebriefed({ figures, words }: { figures: FigureModel[]; words: ReportWords }) {
  return figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);
}
