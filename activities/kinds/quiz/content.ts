/**
 * A quiz: items with a key, a reason and a typical error. Either one form, at each person's pace, or item by
 * item with the room. Speed is not scored. Two quizzes can be a test before and after.
 */
import { z } from "zod";
import {
  activityBase,
  askingBase,
  keyedBase,
  line,
  markdown,
  option,
  options,
  slug,
} from "@/model/text/text-schemas";

const item = z.strictObject({
  id: slug,
  /** The statement or the question. */
  text: line,
  /** Own choices; without them, those of the quiz. */
  options: options(2, 8).optional(),
  key: z.strictObject({
    /** Ids of the choices that are right; more than one where several are accepted. */
    accepted: z.array(slug).min(1),
    /** The reason, in one or two sentences. */
    reason: markdown,
    /** Instrument and article: "Trafficking in Persons Protocol, Art. 3(a)". */
    law: line.optional(),
    /** The typical error. */
    error: line.optional(),
  }),
  added: z.boolean().default(false),
});
export type QuizItem = z.infer<typeof item>;

export const quizSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  ...keyedBase,
  kind: z.literal("quiz"),
  /** The instruction above the items. */
  question: line,
  /** "form": all items on one page at each person's pace; "steps": item by item with the room. */
  pace: z.enum(["form", "steps"]).default("form"),
  /** The choices of items that have none of their own; for a true/false quiz, these two. */
  options: z.array(option).min(2).max(8),
  /** Ask how sure the person is of each answer, 1 to 5. */
  sureness: z.boolean().default(false),
  /** The id of the earlier quiz that this one is compared with: same items, before and after. */
  after: slug.optional(),
  /** A test keeps its key until the room has taken both. */
  test: z.boolean().default(false),
  items: z.array(item).min(1).max(40),
});

export type Quiz = z.infer<typeof quizSchema>;

/** One person's answers: item id to the choice, and how sure. An item may be left out. */
export const quizAnswerSchema = z.strictObject({
  items: z.record(
    slug,
    z.strictObject({ choice: slug, sureness: z.number().int().min(1).max(5).optional() }),
  ),
});
export type QuizAnswer = z.infer<typeof quizAnswerSchema>;
