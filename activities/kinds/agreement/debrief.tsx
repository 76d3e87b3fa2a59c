import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

/** What the room agreed to, how many did, and the lines that they added. */
export function AgreementDebriefed({ figures, words }: { figures: FigureModel[]; words: ReportWords }) {
  return figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);
}
