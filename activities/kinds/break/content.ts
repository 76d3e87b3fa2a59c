/** A break, or a minute to breathe: a quiet screen with the time at which the room goes on. */
import { z } from "zod";
import { activityBase, prose } from "@/model/text/text-schemas";

export const breakSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("break"),
  mode: z.enum(["break", "breathing"]).default("break"),
  /** What to say: where the coffee is, how to breathe. Markdown. */
  text: prose.optional(),
});
export type Break = z.infer<typeof breakSchema>;
