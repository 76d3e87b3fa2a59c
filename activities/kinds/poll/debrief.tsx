import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

/** A poll's last round as bars with their intervals; earlier rounds below each, and in the table. */
export function PollDebriefed({ figures, words }: { figures: FigureModel[]; words: ReportWords }) {
  return figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);
}
