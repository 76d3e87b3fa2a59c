/** A poll, round by round. */
import type { Poll } from "@/activities/poll/content";
import { type BecauseColumn, becauseOf } from "@/workshop/debrief/because";
import { countRound, type RoundCounts } from "@/workshop/debrief/counts";
import { type ReasonsDebrief, reasonsOf } from "@/workshop/debrief/reasons-debrief";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";

export interface PollDebrief {
  kind: "poll";
  activity: Poll;
  /** First to last; the last is the result. */
  rounds: RoundCounts[];
  last: RoundCounts;
  /** Why people chose what they chose; empty where nobody was asked. */
  because: BecauseColumn[];
  /** Why people answered as they did, where the poll asks it itself; null where nobody wrote. */
  reasons: ReasonsDebrief | null;
}

/** Null when the poll was not asked, or its result may not be shown yet. */
export function pollDebrief(activity: Poll, input: DebriefInput): PollDebrief | null {
  const given = roundsOf(input, activity.id);
  const rounds = given.map((r) =>
    countRound(activity, { id: activity.id, activityId: activity.id, stepId: activity.id }, r, input.people),
  );
  const last = rounds.at(-1);
  if (!last) return null;
  const reasons = reasonsOf(
    given,
    activity.options.map((o) => o.id),
    (round) => rounds[given.indexOf(round)]?.answered ?? 0,
  );
  return { kind: "poll", activity, rounds, last, because: becauseOf(activity, last, input), reasons };
}
