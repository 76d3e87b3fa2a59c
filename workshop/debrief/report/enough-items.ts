/**
 * What may be published within a round: no item, statement, card or field that somebody gave something and fewer than
 * five did. Its few answers would stand in front of everybody as those of a round of fewer than five (F-18). Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";

/** The same debrief without them; what has nothing left is left out itself. Numbers of items stay what they were. */
export const enoughItems = (debrief: Debrief): Debrief => ({
  ...debrief,
  sessions: debrief.sessions
    .map((s) => ({ ...s, activities: s.activities.flatMap((a) => enough(a) ?? []) }))
    .filter((s) => s.activities.length > 0),
});

function enough(debrief: ActivityDebrief): ActivityDebrief | null {
  const kind = kindOf(debrief);
  return kind.enough ? kind.enough(debrief) : debrief;
}
