/** A numeric guess, round by round, beside the true value where the author gives one. */
import { isPass } from "@/activities/content";
import type { NumberGuess } from "@/activities/number/content";
import { numberRules } from "@/activities/number/rules";
import type { Numbers } from "@/activities/tally";
import { type DebriefInput, roundsOf } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";

export interface NumberRound extends RoundHead {
  numbers: Numbers;
  /** Guesses below, at and above the true value; null where few answered or there is none. */
  against: { below: number; at: number; above: number } | null;
}

export interface NumberDebrief {
  kind: "number";
  activity: NumberGuess;
  /** First to last; the last is the result. */
  rounds: NumberRound[];
  last: NumberRound;
}

/** Null when the guess was not asked, or its result may not be shown yet. */
export function numberDebrief(activity: NumberGuess, input: DebriefInput): NumberDebrief | null {
  const at = { id: activity.id, activityId: activity.id, stepId: activity.id };
  const rounds = roundsOf(input, activity.id).map((round): NumberRound => {
    const bodies = round.answers.map((a) => a.body);
    const tally = numberRules.tally(activity, at, bodies);
    const head = headOf(round, tally, input.people);
    const guesses = bodies.flatMap((b) => (!isPass(b) && "value" in b ? [b.value] : []));
    const truth = activity.truth?.value;
    return {
      ...head,
      numbers: tally.numbers ?? { bins: [], middle: null },
      against:
        head.few || truth === undefined
          ? null
          : {
              below: guesses.filter((v) => v < truth).length,
              at: guesses.filter((v) => v === truth).length,
              above: guesses.filter((v) => v > truth).length,
            },
    };
  });
  const last = rounds.at(-1);
  return last ? { kind: "number", activity, rounds, last } : null;
}
