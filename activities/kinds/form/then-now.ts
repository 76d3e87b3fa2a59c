/** Self-rating before and now, both asked at the end: paired within one person's answer. */
import type { FormActivity, FormField, FormAnswer } from "@/activities/kinds/form/content";
import { fieldsOfForm } from "@/activities/kinds/form/fields";
import { isPass, type Pass } from "@/model/activity/pass";
import type { LabelledAnswer } from "@/model/debrief/input";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { type Pair, type Paired, pairedOf } from "@/model/statistics/paired";

type Scale = Extract<FormField, { type: "scale" }>;

export interface ThenNow {
  before: Scale;
  now: Scale;
  /** People who gave both. */
  both: number;
  /** These are null below five with both. Counts by point, from 1. */
  counts: { before: number[]; now: number[] } | null;
  paired: Paired | null;
  moved: { higher: number; same: number; lower: number } | null;
}

/** The pairs of scales of a form, in its order. */
function scalePairs(form: Pick<FormActivity, "sections">): { before: Scale; now: Scale }[] {
  const scales = fieldsOfForm(form).filter((f): f is Scale => f.type === "scale");
  return scales.flatMap((now) => {
    const before = scales.find((s) => s.id === now.before && s !== now);
    return before ? [{ before, now }] : [];
  });
}

export function thenNowOf(
  form: FormActivity,
  answers: readonly LabelledAnswer<FormAnswer | Pass>[],
): ThenNow[] {
  const filled = answers.flatMap(({ body }) => (isPass(body) ? [] : [body.values]));
  return scalePairs(form).map(({ before, now }): ThenNow => {
    const pairs = filled.flatMap((values): Pair[] => {
      const [a, b] = [values[before.id], values[now.id]];
      return typeof a === "number" && typeof b === "number" ? [[a, b]] : [];
    });
    const both = pairs.length;
    if (both < MIN_REPORTABLE) return { before, now, both, counts: null, paired: null, moved: null };
    const spread = (which: 0 | 1) =>
      Array.from({ length: now.points }, (_, i) => pairs.filter((p) => p[which] === i + 1).length);
    const count = (fits: (change: number) => boolean) => pairs.filter(([a, b]) => fits(b - a)).length;
    return {
      before,
      now,
      both,
      counts: { before: spread(0), now: spread(1) },
      paired: pairedOf(pairs),
      moved: { higher: count((c) => c > 0), same: count((c) => c === 0), lower: count((c) => c < 0) },
    };
  });
}
