/**
 * A checklist held against texts in order: each item is marked present, absent or unknown. The stage adds up:
 * a staircase.
 */
import { z } from "zod";
import { activityBase, askingBase, keyedBase, line, markdown, slug } from "@/model/text/text-schemas";
import { marks } from "@/activities/kinds/checklist/view";

const subject = z.strictObject({
  id: slug,
  title: line,
  /** One or two words under a chart. */
  label: line,
  /** The text that the items are held against. Markdown. */
  text: markdown,
  notice: markdown.optional(),
  /** Item id to what an expert marks, or to all marks that can be defended; items left out are "unknown". */
  key: z.record(slug, z.union([z.enum(marks), z.array(z.enum(marks)).min(1).max(3)])).optional(),
  /** Item id to a sentence about its key. */
  reasons: z.record(slug, line).optional(),
});
export type ChecklistSubject = z.infer<typeof subject>;

export const checklistSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("checklist"),
  question: line,
  items: z
    .array(z.strictObject({ id: slug, text: line, label: line }))
    .min(2)
    .max(30),
  /** Each is one stop; marks add up from one to the next when `cumulative`. */
  subjects: z.array(subject).min(1).max(20),
  cumulative: z.boolean().default(false),
});
export type Checklist = z.infer<typeof checklistSchema>;

/** Item id to mark; items left out were not marked, which is not "absent". */
export const checklistAnswerSchema = z.strictObject({ marks: z.record(slug, z.enum(marks)) });
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>;
