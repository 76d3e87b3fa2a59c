import { agreementFigures } from "@/activities/kinds/agreement/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { AgreementDebrief } from "@/activities/kinds/agreement/debrief-data";
import type { Words } from "@/model/figures/words";

/** What the room agreed to, how many did, and the lines that they added. */
export function AgreementDebriefed({ debrief, words }: { debrief: AgreementDebrief; words: Words }) {
  return agreementFigures(debrief, words).map((model) => (
    <ModelFigure key={model.id} model={model} words={words} />
  ));
}
