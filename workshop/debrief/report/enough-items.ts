/**
 * The publishable part of a debrief: rounds and items that none or at least five people answered. Trainers
 * see smaller counts; in public, two or three people could read one another's answers. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { ActivityDebrief, Debrief } from "@/workshop/debrief/debrief";
import { isPass } from "@/model/activity/pass";
import type { DebriefInput } from "@/workshop/debrief/input";
import { MIN_REPORTABLE } from "@/model/debrief/share";

/** Parts left empty go too; numbers of items stay. */
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
