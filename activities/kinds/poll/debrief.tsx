import { pollFigures } from "@/activities/kinds/poll/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { PollDebrief } from "@/activities/kinds/poll/debrief-data";
import type { Words } from "@/model/figures/words";

/** A poll's last round as bars with their intervals; earlier rounds below each, and in the table. */
export function PollDebriefed({ debrief, words }: { debrief: PollDebrief; words: Words }) {
  return pollFigures(debrief, words).map((model) => (
    <ModelFigure key={model.id} model={model} words={words} />
  ));
}
