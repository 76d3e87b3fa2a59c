/** A ranking, round by round: every place of every item, first places and the mean place. */
import type { Ranking } from "@/activities/ranking/content";
import { type RankingRow, rankingRows } from "@/activities/ranking/rows";
import { rankingRules, topOf } from "@/activities/ranking/rules";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

export interface RankingRound extends RoundHead {
  rows: RankingRow[];
}

export interface RankingDebrief {
  kind: "ranking";
  activity: Ranking;
  /** First to last; the last is the result. */
  rounds: RankingRound[];
  last: RankingRound;
}

/** Null when the ranking was not asked, or its result may not be shown yet. */
export function rankingDebrief(activity: Ranking, input: DebriefInput): RankingDebrief | null {
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const rounds = roundsOf(input, activity.id).map((round): RankingRound => {
    const tally = rankingRules.tally(
      activity,
      at,
      round.answers.map((a) => a.body),
    );
    return {
      ...headOf(round, tally, input.people),
      rows: rankingRows({ items: activity.items, top: topOf(activity) }, tally),
    };
  });
  const last = rounds.at(-1);
  return last ? { kind: "ranking", activity, rounds, last } : null;
}
