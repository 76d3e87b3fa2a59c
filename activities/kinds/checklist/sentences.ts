import {
  type ChecklistDebrief,
  largestRises,
  type SubjectDebrief,
} from "@/activities/kinds/checklist/debrief-data";
import { highest, type Sentence, makeSentence } from "@/model/debrief/sentence";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** The height that the room reached, and the largest rises. */
export function stairsSentence({ stairs, activity }: ChecklistDebrief): Sentence {
  const last = stairs.findLast((s) => s.found !== null);
  const rises = largestRises(stairs);
  if (!last) return makeSentence("few", { few: MIN_REPORTABLE });
  const values = { found: last.found ?? 0, of: activity.items.length };
  return rises[0] && activity.cumulative
    ? makeSentence("stairs", { ...values, added: rises[0].added.length }, { most: rises.map((s) => s.label) })
    : makeSentence("stairs-flat", values);
}

/** The item of one subject about which people agreed least. */
export function marksSentence({ items, few, answered }: SubjectDebrief): Sentence {
  const judged = items.filter((i) => i.agreement.of > 0);
  if (judged.length === 0) return makeSentence("marks-none");
  if (few) return makeSentence("marks-few", { answered, few: MIN_REPORTABLE });
  const part = (i: (typeof judged)[number]) => i.agreement.count / i.agreement.of;
  const divided = highest(judged, (i) => -part(i));
  const over = items.reduce((sum, i) => sum + (i.overcalled ?? 0), 0);
  const taken = over === 0 ? [] : highest(items, (i) => i.overcalled ?? 0).map((i) => i.label);
  const [least] = divided;
  if (!least || part(least) === 1) return makeSentence("marks-alike", { over }, { taken });
  const [present, absent, unknown] = least.counts;
  return makeSentence(
    "marks",
    { present, absent, unknown, over },
    { most: divided.map((i) => i.label), taken },
  );
}
