/** A numeric guess: a histogram of the room, then the true value with its date. */
import { z } from "zod";
import { activityBase, askingBase, keyedBase, line, markdown, trainerProse } from "@/model/text/text-schemas";

const truth = z.strictObject({
  value: z.number(),
  /** "2012", "June 2016". */
  date: line,
  source: line,
});

export const numberSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("number"),
  question: line,
  /** "per cent", "million people". */
  unit: line.optional(),
  min: z.number(),
  max: z.number(),
  /** Decimals that may be typed. */
  decimals: z.number().int().min(0).max(3).default(0),
  /** Shown once the trainer explains: the value, and a newer one where there is one. */
  truth: truth.optional(),
  newer: truth.optional(),
  /** Explains what the figure counts, and what it does not. */
  explanation: markdown.optional(),
  /** A question for after the reveal. */
  followUp: trainerProse.optional(),
});
export type NumberGuess = z.infer<typeof numberSchema>;

export const numberAnswerSchema = z.strictObject({ value: z.number() });
export type NumberAnswer = z.infer<typeof numberAnswerSchema>;
