/** Rules of a numeric guess: which numbers fit, how guesses are gathered into bins, and the true value. */
import { tally } from "@/activities/kinds/number/tally";
import { singleValue } from "@/activities/shared/form-fields";
import {
  type NumberAnswer,
  type NumberGuess,
  numberSchema,
  numberAnswerSchema,
} from "@/activities/kinds/number/content";
import { type NumberDebrief, numberDebrief, numberSummaryRows } from "@/activities/kinds/number/debrief-data";
import { numberFigures } from "@/activities/kinds/number/figures";
import { numberFrom } from "@/activities/shared/typed-number";
import { numberGiven } from "@/model/exports/answer-values";
import { keyedBase } from "@/model/exports/keyed-item";
import { numberInteraction } from "@/model/exports/xapi-interactions";
import { onlyStep } from "@/model/activity/question";
import type { KindOf, ValidationError } from "@/model/kind";
import { z } from "zod";

const posted = z.strictObject({ value: singleValue(z.union([z.number(), z.string().max(40)])) });

/** The number that a body holds, whether it fits or not; null where there is none. */
function numberIn(body: unknown): number | null {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return null;
  return typeof parsed.data.value === "number" ? parsed.data.value : numberFrom(parsed.data.value);
}

function whyUnfit({ min, max, decimals }: NumberGuess, value: number): ValidationError | null {
  if (value < min || value > max) return { reason: "number-range", values: { from: min, to: max } };
  if (Number(value.toFixed(decimals)) !== value)
    return { reason: "number-decimals", values: { count: decimals } };
  return null;
}

/** The most numbers of which a show of hands asks who is nearest. */
const MAX_HAND_STEPS = 11;

/** Even steps from the smallest to the largest number, both included. */
function stepsOf({ min, max, decimals, unit }: NumberGuess): { id: string; text: string }[] {
  const units = Math.round((max - min) * 10 ** decimals);
  const steps = Math.max(1, Math.min(MAX_HAND_STEPS - 1, units));
  return Array.from({ length: steps + 1 }, (_, i) => {
    const value = (min + ((max - min) * i) / steps).toFixed(decimals);
    return { id: value, text: unit ? `${value} ${unit}` : value };
  });
}

interface NumberFace {
  kind: "number";
  title: string;
}

interface NumberForm {
  kind: "number";
  unit: string | null;
  min: number;
  max: number;
  decimals: number;
}

export const numberKind: KindOf<typeof numberSchema, NumberAnswer, NumberFace, NumberForm, NumberDebrief> = {
  name: "number",
  content: numberSchema,
  answer: numberAnswerSchema,
  check: ({ min, max }, path) =>
    min < max ? [] : [`${path}.max: make it larger than the smallest value, ${min}.`],
  template: {
    kind: "number",
    title: "Guess the number",
    minutes: 4,
    question: "Of 100 victims who are found, how many came to the authorities by themselves?",
    unit: "of 100",
    min: 0,
    max: 100,
    truth: { value: 41, date: "2022", source: "UNODC, Global Report on Trafficking in Persons" },
    explanation: "Replace this example with a figure of your own, its date and its source.",
    followUp: "What does this say about how people are found in your country?",
  },
  beginning: { min: 0, max: 100 },
  simulate({ min, max, decimals, truth }, _question, { random }) {
    const around = truth
      ? truth.value + (random() + random() - 1) * (max - min) * 0.5
      : min + random() * (max - min);
    return { value: Number(Math.min(max, Math.max(min, around)).toFixed(decimals)) };
  },
  steps: onlyStep,
  face: (guess) => ({ kind: "number", title: guess.title }),
  ask: ({ question, unit, min, max, decimals }) => ({
    text: question,
    form: { kind: "number", unit: unit ?? null, min, max, decimals },
  }),
  parse(guess, _question, body) {
    const value = numberIn(body);
    if (value === null) return null;
    const misfit = whyUnfit(guess, value);
    return misfit ? { misfit } : { value };
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
  byHand: (guess) => [{ field: "value", text: null, options: stepsOf(guess) }],
  typedIn: ({ min, max, unit }) => [{ field: "value", text: unit ?? null, range: { min, max } }],
  tally,
  options: () => [],
  values: (_guess, { value }) => [numberGiven("number", value)],
  interactions: (_guess, { text }, values) => values.map((g) => numberInteraction("", text, g.number)),
  testItems: (guess) =>
    guess.truth
      ? [
          {
            ...keyedBase(guess),
            type: "number",
            value: guess.truth.value,
            unit: guess.unit ?? "",
            source: `${guess.truth.date}: ${guess.truth.source}`,
          },
        ]
      : [],

  debrief: numberDebrief,
  summaryRows: numberSummaryRows,
  figures: numberFigures,
  released: (debrief) => debrief,
  written: () => [],
};
