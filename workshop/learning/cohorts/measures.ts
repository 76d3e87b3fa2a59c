/**
 * What one room brings to a comparison of several: one number for each question, and nothing of anybody's answers. A
 * question is known by its fingerprint, so that rooms with another wording are not put together (L-31).
 */
import { type CaseDebrief, yesIn } from "@/workshop/debrief/case-debrief";
import type { Debrief } from "@/workshop/debrief/debrief";
import type { QuizDebrief } from "@/workshop/debrief/quiz-debrief";
import type { Range } from "@/workshop/learning/paired";
import { itemFingerprint, partFingerprint } from "@/workshop/learning/same-question";

interface Named {
  fingerprint: string;
  /** Where it stands in the workshop: another wording of the same place has the same place. */
  place: string;
  activity: string;
  label: string;
}

/** Part of a case: people who said yes. Item of a quiz: answers as the key. */
export interface ShareMeasure extends Named {
  type: "part" | "item";
  count: number;
  of: number;
}

/** Linked tests: the mean difference of the people who took both. */
export interface GainMeasure extends Named {
  type: "gain";
  mean: number;
  interval: Range | null;
  /** People matched. */
  of: number;
  /** Items compared. */
  max: number;
}

export type Measure = ShareMeasure | GainMeasure;

/** At most one measure for each fingerprint: where a question was asked under two versions, the one that more people answered. */
export function measuresOf(debrief: Debrief): Measure[] {
  const all = debrief.sessions
    .flatMap((s) => s.activities)
    .flatMap((a) => (a.kind === "case" ? partsOf(a) : a.kind === "quiz" ? itemsOf(a) : []));
  const best = new Map<string, Measure>();
  for (const m of all) if ((best.get(m.fingerprint)?.of ?? -1) < m.of) best.set(m.fingerprint, m);
  return all.filter((m) => best.get(m.fingerprint) === m);
}

const partsOf = ({ activity, parts }: CaseDebrief): Measure[] =>
  parts.map((p) => ({
    type: "part",
    fingerprint: partFingerprint(activity, p.id),
    place: `${baseId(activity.id)}/${p.id}`,
    activity: activity.title,
    label: `${p.number} ${p.title}`,
    count: yesIn(p.counts),
    of: p.counts.answered,
  }));

function itemsOf({ activity, items, learning }: QuizDebrief): Measure[] {
  const shares = items
    .toSorted((a, b) => a.number - b.number)
    .map(
      ({ item, number, last }): Measure => ({
        type: "item",
        fingerprint: `${activity.test ? (activity.after ? "after" : "before") : ""}${itemFingerprint(activity, item)}`,
        place: `${baseId(activity.id)}/${item.id}`,
        activity: activity.title,
        label: `${number} ${item.text}`,
        count: last.right.count,
        of: last.right.of,
      }),
    );
  const scores = learning?.scores;
  if (!learning || !scores) return shares;
  const items_ = learning.after.items.filter((_, i) => !learning.changed.includes(i + 1));
  const gain: GainMeasure = {
    type: "gain",
    fingerprint: JSON.stringify(["gain", items_.map((item) => itemFingerprint(learning.after, item)).sort()]),
    place: `${baseId(activity.id)}/gain`,
    activity: activity.title,
    label: activity.title,
    mean: scores.paired.difference,
    interval: scores.paired.interval,
    of: scores.paired.n,
    max: learning.max,
  };
  return [...shares, gain];
}

/** The id without the version that a debrief gives to an earlier wording. */
const baseId = (id: string): string => id.replace(/-version-\d+$/, "");
