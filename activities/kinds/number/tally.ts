/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import { binsOf } from "@/activities/kinds/number/bins";
import type { NumberAnswer, NumberGuess } from "@/activities/kinds/number/content";
import { MIN_FOR_MIDDLE, rounded } from "@/activities/shared/spread";
import { isPass } from "@/model/activity/answer";
import { quartiles } from "@/model/statistics/quantiles";
import { emptyTally } from "@/model/activity/tally";

export const tally: Kind<NumberGuess, NumberAnswer>["tally"] = (guess, _question, bodies) => {
  const tally = emptyTally([]);
  const values: number[] = [];
  for (const body of bodies) {
    if (isPass(body)) tally.passed++;
    else values.push(body.value);
  }
  tally.answered = values.length;
  const middle = values.length < MIN_FOR_MIDDLE ? null : rounded(quartiles(values), guess.decimals + 1);
  return { ...tally, numbers: { bins: binsOf(values, guess.decimals, guess), middle } };
};
