import { type Numbers, tones } from "@/model/activity/tally";
import type { BySource } from "@/model/activity/answer-sources";
import { opaque } from "@/model/untyped-schema";
import { z } from "zod";

const optionResultSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  tone: z.enum(tones).optional(),
  count: z.number(),
  /** Of those who answered, rounded; null: none did. */
  percent: z.number().nullable(),
});
export type OptionResult = z.infer<typeof optionResultSchema>;

export const resultsSchema = z.strictObject({
  round: z.number(),
  answered: z.number(),
  passed: z.number(),
  options: z.array(optionResultSchema),
  /** Sureness, elements and clauses: id to people. */
  marks: z.record(z.string(), z.record(z.string(), z.number())),
  /** The counts beside the first choice are left out. */
  besideLeftOut: z.literal(true).optional(),
  /** Where not all answered by phone. */
  bySource: opaque<BySource>().optional(),
  /** For guesses of a number. */
  numbers: opaque<Numbers>().optional(),
  /** For rankings: item id to the mean of its places; from five answers on. */
  places: z.record(z.string(), z.number()).optional(),
});
export type Results = z.infer<typeof resultsSchema>;
