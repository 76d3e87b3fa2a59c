/** Marking a text: tap a clause, give it one of the authored labels. */
import { z } from "zod";
import { activityBase, askingBase, keyedBase, line, markdown, slug } from "@/model/text/text-schemas";

const clause = z.strictObject({
  id: slug,
  text: line,
  paragraph: z.boolean().optional(),
  /** Labels that an expert accepts; none: the clause needs no label. */
  key: z.array(slug).optional(),
  reason: line.optional(),
});

export const markingSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("marking"),
  question: line,
  /** The source of the text, or its author. */
  about: markdown.optional(),
  labels: z
    .array(z.strictObject({ id: slug, text: line, hint: line }))
    .min(2)
    .max(8),
  clauses: z.array(clause).min(2).max(60),
});
export type Marking = z.infer<typeof markingSchema>;

/** Clause id to label id; clauses left out were not marked. */
export const markingAnswerSchema = z.strictObject({ marks: z.record(slug, slug) });
export type MarkingAnswer = z.infer<typeof markingAnswerSchema>;
