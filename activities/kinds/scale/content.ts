/** A scale: one or several statements, each judged from 1 to `points` between two labelled ends. */
import { z } from "zod";
import { activityBase, askingBase, line, options, slug } from "@/model/text/text-schemas";

export const scaleSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("scale"),
  question: line,
  statements: options(1, 20),
  points: z.number().int().min(2).max(10).default(5),
  /** The meanings of 1 and of the highest point. */
  low: line,
  high: line,
});
export type Scale = z.infer<typeof scaleSchema>;

/** Statement id to point, from 1; statements may be left out. */
export const scaleAnswerSchema = z.strictObject({ values: z.record(slug, z.number().int().min(1).max(10)) });
export type ScaleAnswer = z.infer<typeof scaleAnswerSchema>;
