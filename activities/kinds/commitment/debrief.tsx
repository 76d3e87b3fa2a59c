import { commitmentFigures } from "@/activities/kinds/commitment/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { CommitmentDebrief } from "@/activities/kinds/commitment/debrief-data";
import type { Words } from "@/model/figures/words";

/** How many made a promise, and why there is no more to see. */
export function CommitmentDebriefed({ debrief, words }: { debrief: CommitmentDebrief; words: Words }) {
  return commitmentFigures(debrief, words).map((model) => (
    <ModelFigure key={model.id} model={model} words={words} />
  ));
}
