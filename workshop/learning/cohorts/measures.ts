/**
 * What one room brings to a comparison of several: one number for each question, and nothing of anybody's answers. A
 * question is known by its fingerprint, so that rooms with another wording are not put together (L-31).
 */
import { kindOf } from "@/activities/kinds";
import type { Measure } from "@/model/debrief/measure";
import type { Debrief } from "@/workshop/debrief/debrief";

/**
 * At most one measure for each fingerprint: where a question was asked under two versions, the one that more people answered.
 * @param debrief in the language in which the workshop was written @param read the same in the language of the reader
 */
export function measuresOf(debrief: Debrief, read: Debrief = debrief): Measure[] {
  const named = measuredIn(read);
  const all = measuredIn(debrief).map(
    (m, i): Measure => ({ ...m, activity: named[i]!.activity, label: named[i]!.label }),
  );
  const best = new Map<string, Measure>();
  for (const m of all) if ((best.get(m.fingerprint)?.of ?? -1) < m.of) best.set(m.fingerprint, m);
  return all.filter((m) => best.get(m.fingerprint) === m);
}

const measuredIn = (debrief: Debrief): Measure[] =>
  debrief.sessions.flatMap((s) => s.activities).flatMap((a) => kindOf(a).measures?.(a) ?? []);
