/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { Case, CaseAnswer } from "@/activities/kinds/case/content";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

type Counting = Kind<Case, CaseAnswer>;

export const options: Counting["options"] = (activity) => activity.answers;

export const tally: Counting["tally"] = (activity, _question, bodies) => {
  const tally = emptyTally(activity.answers.map((a) => a.id));
  tally.marks = {
    sureness: {},
    elements: Object.fromEntries(activity.elements.map((e) => [e.id, 0])),
    clauses: {},
  };
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    count(tally.counts, body.answer);
    if (body.sureness) count(tally.marks.sureness!, String(body.sureness));
    for (const id of body.elements ?? []) count(tally.marks.elements!, id);
    for (const id of body.clauses ?? []) count(tally.marks.clauses!, id);
  }
  return tally;
};
