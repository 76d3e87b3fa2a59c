import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { Words } from "@/model/figures/report-words";

/** What the room agreed to, how many did, and the lines that they added. */
export function AgreementDebriefed({ figures, words }: { figures: FigureModel[]; words: Words }) {
  return figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);
}
