/** The parts common to all answers: a pass, or a reason stored apart. */
import { z } from "zod";

/** "I would rather not say": counts as an answer and looks like one. Pages without script post "1". */
export const passSchema = z.strictObject({
  pass: z.union([z.literal(true), z.tuple([z.literal("1")]), z.literal("1")]).transform(() => true as const),
});
/**
 * A reason of a finished activity, apart from its writer's answer; `behind`: that answer, where many gave it.
 */
export const reasonApartSchema = z.strictObject({ reason: z.string(), behind: z.string().optional() });
export type ReasonApart = z.infer<typeof reasonApartSchema>;
