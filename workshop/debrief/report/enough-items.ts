/**
 * What may be published: no round that fewer than five answered, and within a round no item, statement, card or field
 * that somebody answered and fewer than five did (F-18). Trainers see bare counts there (D-2); in front of everybody,
 * with a link that travels, two or three people could read one another's answers. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isPass } from "@/model/activity/answer";
import type { DebriefInput } from "@/workshop/debrief/input";
import { MIN_REPORTABLE } from "@/model/debrief/share";

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

/** The same room without rounds of fewer than MIN_REPORTABLE answers; a pass is none. */
export const enoughAnswers = (input: DebriefInput): DebriefInput => ({
  ...input,
  rounds: input.rounds.filter(
    (round) => round.answers.filter((a) => !isPass(a.body)).length >= MIN_REPORTABLE,
  ),
});
