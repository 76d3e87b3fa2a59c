/** A poll: one question, one or several choices, perhaps "other" in a few words. */
import { z } from "zod";
import { one } from "@/activities/form-body";
import { activityBase, askingBase, line, options, slug, type TextMeta } from "@/workshop/content/words";

export const OTHER_LENGTH = 140;

/** The id under which "other" is counted. */
export const OTHER = "other";

export const pollSchema = z
  .strictObject({
    ...activityBase,
    ...askingBase,
    kind: z.literal("poll"),
    question: line,
    options: options(2, 12),
    several: z.boolean().default(false),
    /** With `several`: the most choices one person may tick. */
    most: z.number().int().min(2).max(12).optional(),
    /** Offers a text of up to OTHER_LENGTH characters. */
    other: z.boolean().default(false),
    /** What "other" is called among the results. */
    otherText: line.meta({ length: "line", audience: "room", when: "other" } satisfies TextMeta).default("Other"),
  })
  .refine((p) => new Set(p.options.map((o) => o.id)).size === p.options.length, "each option needs its own id")
  .refine((p) => !p.other || p.options.every((o) => o.id !== OTHER), `where a text is offered, "${OTHER}" is the id of that text`);

export type Poll = z.infer<typeof pollSchema>;

/** What one person answers. `choice` holds option ids; it may be empty only when `other` is given. */
export const pollAnswerSchema = z.strictObject({
  choice: z.array(slug).max(12).default([]),
  other: one(z.string().trim().max(OTHER_LENGTH)).optional(),
});

export type PollAnswer = z.infer<typeof pollAnswerSchema>;
