import { headOf, type RoundHead } from "@/model/debrief/heads";
import { bodiesOf, type DebriefSource, onlyQuestion, roundsOf } from "@/model/debrief/input";
import type { Kind } from "@/model/kind";
import type { ActivityBase } from "@/model/text/text-schemas";
import type { Tally } from "@/model/activity/tally";

interface RowsRound<R> extends RoundHead {
  rows: R[];
}

export interface RowsDebrief<R> {
  /** First to last; the last is the result. */
  rounds: RowsRound<R>[];
  last: RowsRound<R>;
}

/** Items as rows, round by round; null when the question was not asked, or its result may not be shown yet. */
export function rowsDebrief<A extends ActivityBase, B extends object, R>(
  activity: A,
  input: DebriefSource,
  tally: Kind<A, B>["tally"],
  rows: (tally: Tally) => R[],
): RowsDebrief<R> | null {
  const rounds = roundsOf<B>(input, activity.id).map((round): RowsRound<R> => {
    const counted = tally(activity, onlyQuestion(activity), bodiesOf(round));
    return { ...headOf(round, counted, input.people), rows: rows(counted) };
  });
  const last = rounds.at(-1);
  return last ? { rounds, last } : null;
}
