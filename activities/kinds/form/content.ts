/** A form of several questions in one: the evaluation of a workshop, or a worksheet that each person fills. */
import { z } from "zod";
import { activityBase, askingBase, line, markdown, options, slug } from "@/model/text/text-schemas";

const common = { id: slug, text: line, hint: line.optional() };
const field = z.discriminatedUnion("type", [
  z.strictObject({ ...common, type: z.literal("choice"), options: options(2, 12) }),
  z.strictObject({ ...common, type: z.literal("several"), options: options(2, 30) }),
  z.strictObject({
    ...common,
    type: z.literal("scale"),
    points: z.number().int().min(2).max(10).default(5),
    low: line,
    high: line,
    /** The earlier scale of this form that says the same of the time before. */
    before: slug.optional(),
    /** It asks whether people mean to use what they learnt. */
    intention: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal("number"),
    min: z.number().default(0),
    max: z.number().default(1_000_000),
  }),
  z.strictObject({
    ...common,
    type: z.literal("text"),
    length: z.number().int().min(20).max(2_000).default(300),
  }),
  /** Several short entries, one to a line. */
  z.strictObject({
    ...common,
    type: z.literal("lines"),
    most: z.number().int().min(2).max(12).default(6),
    length: z.number().int().min(20).max(300).default(160),
  }),
]);
export type FormField = z.infer<typeof field>;

export const formSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("form"),
  question: line,
  /** Worksheet forms become shared sheets where a room works in groups. */
  purpose: z.enum(["evaluation", "worksheet"]).default("evaluation"),
  sections: z
    .array(
      z.strictObject({
        id: slug,
        title: line,
        text: markdown.optional(),
        fields: z.array(field).min(1).max(30),
      }),
    )
    .min(1)
    .max(12),
});
export type FormActivity = z.infer<typeof formSchema>;

/** Field id to what was given; fields may be left out. Choices are ids; `lines` and `several` are lists. */
export const formAnswerSchema = z.strictObject({
  values: z.record(slug, z.union([z.number(), z.string().max(2_000), z.array(z.string().max(300)).max(30)])),
});
export type FormAnswer = z.infer<typeof formAnswerSchema>;
