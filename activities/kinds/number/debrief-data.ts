/** A numeric guess, round by round, beside the true value where the author gives one. */
import { countRow, spreadRows, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import { isPass } from "@/model/activity/pass";
import type { NumberAnswer, NumberGuess } from "@/activities/kinds/number/content";
import { tally as tallyOf } from "@/activities/kinds/number/tally";
import type { Numbers } from "@/model/activity/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

interface NumberRound extends RoundHead {
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
export function numberDebrief(activity: NumberGuess, input: DebriefSource): NumberDebrief | null {
  const question = onlyQuestion(activity);
  const rounds = roundsOf<NumberAnswer>(input, activity.id).map((round): NumberRound => {
    const bodies = bodiesOf(round);
    const tally = tallyOf(activity, question, bodies);
    const head = headOf(round, tally, input.people);
    const guesses = bodies.flatMap((b) => (isPass(b) ? [] : [b.value]));
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

export const numberSummaryRows = ({ activity, rounds }: NumberDebrief, people: number): SummaryRow[] =>
  rounds.flatMap((r) => [
    ...r.numbers.bins.map((b) =>
      countRow(activity.id, r, people, `${b.from ?? ""}..${b.to ?? ""}`, "", shareOf(b.count, r.answered)),
    ),
    ...spreadRows(activity.id, r, people, "", "", { of: r.answered, middle: r.numbers.middle }),
  ]);
