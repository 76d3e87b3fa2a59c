import type { Case } from "@/activities/kinds/case/content";
import { sameText } from "@/activities/shared/same-text";

/**
 * Of a part of a case: its own text, the question and the answers (L-11, L-31). Earlier parts are included, so
 * that a change in one changes those of all later parts.
 */
export function partFingerprint(activity: Case, partId: string): string {
  const upTo = activity.parts.findIndex((p) => p.id === partId);
  const story = activity.parts.slice(0, upTo + 1).map((p) => p.clauses.map((c) => sameText(c.text)));
  const accepted = activity.parts[upTo]?.key?.accepted ?? [];
  return JSON.stringify([
    "part",
    sameText(activity.question),
    activity.answers.map((a) => [sameText(a.text), a.tone, accepted.includes(a.id)]),
    story,
  ]);
}
