/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { AgreementAnswer, Agreement } from "@/activities/kinds/agreement/content";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

export const tally: Kind<Agreement, AgreementAnswer>["tally"] = (_agreement, _question, bodies) => {
  const tally = emptyTally(["yes"]);
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    count(tally.counts, "yes");
    if (body.add) tally.others.push(body.add);
  }
  return tally;
};
