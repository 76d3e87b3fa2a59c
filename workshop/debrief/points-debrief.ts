/** Points to share out, round by round: what each item got, and how that is spread over people. */
import type { Points } from "@/activities/points/content";
import { type PointsRow, pointsRows } from "@/activities/points/rows";
import { pointsRules } from "@/activities/points/rules";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

export interface PointsRound extends RoundHead {
  rows: PointsRow[];
}

export interface PointsDebrief {
  kind: "points";
  activity: Points;
  /** First to last; the last is the result. */
  rounds: PointsRound[];
  last: PointsRound;
}

/** Null when the points were not asked for, or the result may not be shown yet. */
export function pointsDebrief(activity: Points, input: DebriefInput): PointsDebrief | null {
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const rounds = roundsOf(input, activity.id).map((round): PointsRound => {
    const tally = pointsRules.tally(
      activity,
      at,
      round.answers.map((a) => a.body),
    );
    return { ...headOf(round, tally, input.people), rows: pointsRows(activity, tally) };
  });
  const last = rounds.at(-1);
  return last ? { kind: "points", activity, rounds, last } : null;
}
