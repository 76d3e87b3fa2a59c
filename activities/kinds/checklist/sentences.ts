/** The sentences of a checklist. */
import {
  type ChecklistDebrief,
  largestRise,
  type SubjectDebrief,
} from "@/activities/kinds/checklist/debrief-data";
import { type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** How far the room came, and where the stairs rose most. */
export function stairsSentence({ stairs, activity }: ChecklistDebrief): Sentence {
  const last = stairs.findLast((s) => s.found !== null);
  const rise = largestRise(stairs);
  if (!last) return makeSentence("few", { few: MIN_REPORTABLE });
  const values = { found: last.found ?? 0, of: activity.items.length };
  return rise && activity.cumulative
    ? makeSentence("stairs", { ...values, ...rise })
    : makeSentence("stairs-flat", values);
}

/** The item of one subject about which people agreed least. */
export function marksSentence({ items, few, answered }: SubjectDebrief): Sentence {
  const judged = items.filter((i) => i.agreement.of > 0);
  if (judged.length === 0) return makeSentence("marks-none");
  if (few) return makeSentence("marks-few", { answered, few: MIN_REPORTABLE });
  const part = (i: (typeof judged)[number]) => i.agreement.count / i.agreement.of;
  const least = judged.reduce((a, b) => (part(b) < part(a) ? b : a));
  const over = items.reduce((sum, i) => sum + (i.overcalled ?? 0), 0);
  if (part(least) === 1) return makeSentence("marks-alike", { over });
  return makeSentence("marks", {
    item: least.label,
    present: least.counts[0],
    absent: least.counts[1],
    unknown: least.counts[2],
    over,
  });
}
