/**
 * An open question: short texts, moderated where the trainer wants, grouped by hand, upvoted; a wall or a
 * cloud.
 */
import type { Pass } from "@/model/activity/pass";
import { z } from "zod";
import { activityBase, type ActivityBase, askingBase, line, textIdSchema } from "@/model/text/text-schemas";

export const openSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("open"),
  question: line,
  /** Small print under the field: what a good answer looks like. */
  hint: line.optional(),
  /** The most texts of one person. */
  most: z.number().int().min(1).max(5).default(1),
  /** Characters of one text. */
  length: z.number().int().min(20).max(500).default(200),
  /** Nothing is shown on the stage or on phones before the trainer has let it through. */
  moderated: z.boolean().default(true),
  /** Let people support one another's texts once they are shown. */
  upvotes: z.boolean().default(false),
  /** The stage's first drawing of the texts. */
  show: z.enum(["wall", "cloud"]).default("wall"),
});
export type Open = z.infer<typeof openSchema>;
export const isOpen = (activity: ActivityBase | null | undefined): activity is Open =>
  activity?.kind === "open";

export const openAnswerSchema = z.strictObject({ texts: z.array(z.string()) });
export type OpenAnswer = z.infer<typeof openAnswerSchema>;

/** Ids of the texts that one person supports. */
export const openSupportSchema = z.strictObject({ support: z.array(textIdSchema).min(1).max(100) });
export type OpenSupport = z.infer<typeof openSupportSchema>;

export type OpenGiven = OpenAnswer | OpenSupport | Pass;
