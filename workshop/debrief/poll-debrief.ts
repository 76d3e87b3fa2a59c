/** A poll, round by round. */
import type { Poll } from "@/activities/poll/content";
import { countRound, type RoundCounts } from "@/workshop/debrief/counts";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";

export interface PollDebrief {
  kind: "poll";
  activity: Poll;
  /** First to last; the last is the result. */
  rounds: RoundCounts[];
  last: RoundCounts;
}

/** Null when the poll was not asked, or its result may not be shown yet. */
export function pollDebrief(activity: Poll, input: DebriefInput): PollDebrief | null {
  const rounds = roundsOf(input, activity.id).map((r) => countRound(activity, { id: activity.id, activityId: activity.id, stepId: activity.id }, r, input.people));
  const last = rounds.at(-1);
  return last ? { kind: "poll", activity, rounds, last } : null;
}
