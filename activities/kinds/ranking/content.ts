/** A ranking: items in an order, the first `top` of them or all. */
import { z } from "zod";
import { activityBase, askingBase, line, options, slug } from "@/model/text/text-schemas";

export const rankingSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("ranking"),
  question: line,
  items: options(2, 12),
  /** Number of places; all when left out. */
  top: z.number().int().min(1).max(12).optional(),
});
export type Ranking = z.infer<typeof rankingSchema>;

/** Item ids, first place first. */
export const rankingAnswerSchema = z.strictObject({ order: z.array(slug).min(1).max(12) });
export type RankingAnswer = z.infer<typeof rankingAnswerSchema>;
