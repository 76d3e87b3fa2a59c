import type { Kind } from "@/model/kind";
import type { Open, OpenAnswer, OpenSupport } from "@/activities/kinds/open/content";
import { SUPPORT } from "@/activities/kinds/open/view";
import { textsByPerson } from "@/activities/kinds/open/wall";
import { isPass } from "@/model/activity/pass";
import { whatIfQuestion } from "@/model/activity/question";
import { count, emptyTally } from "@/model/activity/tally";
import { textId } from "@/model/text/text-id";

/** The question in which people support texts of `open`. */
export const supportQuestion = (open: Open): string => whatIfQuestion(open.id, SUPPORT);

export const tally: Kind<Open, OpenAnswer | OpenSupport>["tally"] = (_open, question, bodies) => {
  const tally = emptyTally([]);
  const kept = [...bodies];
  for (const body of kept) {
    if (isPass(body)) tally.passed++;
    else if ("texts" in body && question.whatIfId !== SUPPORT) tally.answered++;
    else if ("support" in body && question.whatIfId === SUPPORT) {
      tally.answered++;
      for (const id of body.support) count(tally.counts, id);
    }
  }
  // By id: an order that tells nothing of who came when.
  tally.others = textsByPerson(kept)
    .flat()
    .sort((a, b) => (textId(a) < textId(b) ? -1 : 1));
  return tally;
};
