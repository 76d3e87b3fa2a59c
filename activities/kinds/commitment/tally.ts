/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { CommitmentAnswer, Commitment } from "@/activities/kinds/commitment/content";
import { isPass } from "@/model/activity/answer";
import { emptyTally } from "@/model/activity/tally";

/** Only how many made one. */
export const tally: Kind<Commitment, CommitmentAnswer>["tally"] = (_commitment, _question, bodies) => {
  const tally = emptyTally([]);
  for (const body of bodies) {
    if (isPass(body)) tally.passed++;
    else tally.answered++;
  }
  return tally;
};
