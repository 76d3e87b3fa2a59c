/** Commitments: only how many made one. What they promised is in no data that a debrief is made from. */
import type { Commitment } from "@/activities/commitment/content";
import { commitmentRules } from "@/activities/commitment/rules";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

export interface CommitmentDebrief {
  kind: "commitment";
  activity: Commitment;
  last: RoundHead;
}

/** Null when nobody was asked, or it may not be shown yet. */
export function commitmentDebrief(activity: Commitment, input: DebriefInput): CommitmentDebrief | null {
  const round = roundsOf(input, activity.id).at(-1);
  if (!round) return null;
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const tally = commitmentRules.tally(
    activity,
    at,
    round.answers.map((a) => a.body),
  );
  return { kind: "commitment", activity, last: headOf(round, tally, input.people) };
}
