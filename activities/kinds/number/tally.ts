import type { Kind } from "@/model/kind";
import { binsOf } from "@/activities/kinds/number/bins";
import type { NumberAnswer, NumberGuess } from "@/activities/kinds/number/content";
import { MIN_FOR_MIDDLE, rounded } from "@/activities/shared/spread";
import { tallied } from "@/activities/shared/tallied";
import { quartiles } from "@/model/statistics/quantiles";

export const tally: Kind<NumberGuess, NumberAnswer>["tally"] = (guess, _question, bodies) => {
  const values: number[] = [];
  const tally = tallied([], bodies, ({ value }) => values.push(value));
  const middle = values.length < MIN_FOR_MIDDLE ? null : rounded(quartiles(values), guess.decimals + 1);
  return { ...tally, numbers: { bins: binsOf(values, guess.decimals, guess), middle } };
};
