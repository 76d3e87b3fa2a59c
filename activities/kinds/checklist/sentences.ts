/** The sentences of a checklist. */
import {
  type ChecklistDebrief,
  largestRise,
  type SubjectDebrief,
} from "@/activities/kinds/checklist/debrief-data";
import { type Sentence, say } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** How far the room came, and where the stairs rose most. */
export function stairsSentence({ stairs, activity }: ChecklistDebrief): Sentence {
  const last = stairs.findLast((s) => s.found !== null);
  const rise = largestRise(stairs);
  if (!last) return say("few", { few: MIN_REPORTABLE });
  const values = { found: last.found ?? 0, of: activity.items.length };
  return rise && activity.cumulative ? say("stairs", { ...values, ...rise }) : say("stairs-flat", values);
}

/** The item of one subject about which people agreed least. */
export function marksSentence({ items, few, answered }: SubjectDebrief): Sentence {
  const judged = items.filter((i) => i.agreement.of > 0);
  if (judged.length === 0) return say("marks-none");
  if (few) return say("marks-few", { answered, few: MIN_REPORTABLE });
  const part = (i: (typeof judged)[number]) => i.agreement.count / i.agreement.of;
  const least = judged.reduce((a, b) => (part(b) < part(a) ? b : a));
  const over = items.reduce((sum, i) => sum + (i.overcalled ?? 0), 0);
  if (part(least) === 1) return say("marks-alike", { over });
  return say("marks", {
    item: least.label,
    present: least.counts[0],
    absent: least.counts[1],
    unknown: least.counts[2],
    over,
  });
}
