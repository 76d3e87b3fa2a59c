/** Rules of a numeric guess: which numbers fit, how guesses are gathered into bins, and the true value. */
import { z } from "zod";
import { type AnswerBody, isPass } from "@/activities/content";
import { one } from "@/activities/form-body";
import type { KindRules, Misfit } from "@/activities/kind-rules";
import { binsOf } from "@/activities/number/bins";
import type { NumberAnswer, NumberGuess } from "@/activities/number/content";
import { numberFrom } from "@/activities/number/typed";
import { MIDDLE_FROM, rounded } from "@/activities/spread";
import { emptyTally } from "@/activities/tally";
import { quartiles } from "@/workshop/debrief/quantiles";

const posted = z.strictObject({ value: one(z.union([z.number(), z.string().max(40)])) });

/** The number that a body holds, whether it fits or not; null where there is none. */
function given(body: unknown): number | null {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return null;
  return typeof parsed.data.value === "number" ? parsed.data.value : numberFrom(parsed.data.value);
}

function misfit({ min, max, decimals }: NumberGuess, value: number): Misfit | null {
  if (value < min || value > max) return { reason: "number-range", values: { from: min, to: max } };
  if (Number(value.toFixed(decimals)) !== value)
    return { reason: "number-decimals", values: { count: decimals } };
  return null;
}

export const numberRules: KindRules<NumberGuess, NumberAnswer> = {
  steps: (guess) => [{ id: guess.id, title: guess.title, notice: false, question: guess.id, whatIfs: [] }],
  face: (guess) => ({ kind: "number", title: guess.title }),
  ask: ({ question, unit, min, max, decimals }) => ({
    text: question,
    form: { kind: "number", unit: unit ?? null, min, max, decimals },
  }),
  parse(guess, _question, body) {
    const value = given(body);
    return value === null || misfit(guess, value) ? null : { value };
  },
  misfit(guess, _question, body) {
    const value = given(body);
    return value === null ? null : misfit(guess, value);
  },
  key({ id, question, truth, newer, explanation }) {
    if (!truth && !explanation) return null;
    const values = [truth, newer].filter((v) => v !== undefined);
    return [
      {
        id,
        text: question,
        accepted: [],
        ...(explanation ? { reason: explanation } : {}),
        ...(values.length ? { values } : {}),
      },
    ];
  },
  tally(guess, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally([]);
    const values: number[] = [];
    for (const body of bodies) {
      if (isPass(body)) tally.passed++;
      else if ("value" in body) values.push(body.value);
    }
    tally.answered = values.length;
    const middle = values.length < MIDDLE_FROM ? null : rounded(quartiles(values), guess.decimals + 1);
    return { ...tally, numbers: { bins: binsOf(values, guess.decimals, guess), middle } };
  },
  options: () => [],
};
