import { commitmentFigures } from "@/activities/commitment/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { CommitmentDebrief } from "@/workshop/debrief/commitment-debrief";
import type { Words } from "@/workshop/report/words";

/** How many made a promise, and why there is no more to see. */
export function CommitmentDebriefed({ debrief, words }: { debrief: CommitmentDebrief; words: Words }) {
  return commitmentFigures(debrief, words).map((model) => (
    <ModelFigure key={model.id} model={model} words={words} />
  ));
}
