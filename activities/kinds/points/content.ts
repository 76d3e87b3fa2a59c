/** Points to share out: a fixed sum over several items, so that wanting one thing costs another. */
import { z } from "zod";
import { activityBase, askingBase, line, options, slug } from "@/model/text/text-schemas";

export const pointsSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("points"),
  question: line,
  items: options(2, 12),
  /** The sum that each person shares out. */
  total: z.number().int().min(2).max(1_000).default(10),
  /** Refuses a sum below the total, so that everybody has the same weight. */
  exact: z.boolean().default(false),
});
export type Points = z.infer<typeof pointsSchema>;

/** Item id to points; together at most the total, items left out have none. */
export const pointsAnswerSchema = z.strictObject({
  given: z.record(slug, z.number().int().min(0).max(1_000)),
});
export type PointsAnswer = z.infer<typeof pointsAnswerSchema>;
