/** Commitments: intentions that each person alone sees, and gets back at the end. */
import { z } from "zod";
import { activityBase, askingBase, line, slug } from "@/model/text/text-schemas";

export const COMMITMENT_LENGTH = 300;

export const commitmentSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("commitment"),
  question: line,
  /** Such as what, with whom, by when. */
  fields: z
    .array(z.strictObject({ id: slug, text: line, hint: line.optional() }))
    .min(1)
    .max(5),
});
export type Commitment = z.infer<typeof commitmentSchema>;

/** Field id to text. */
export const commitmentAnswerSchema = z.strictObject({
  promise: z.record(slug, z.string().trim().max(COMMITMENT_LENGTH)),
});
export type CommitmentAnswer = z.infer<typeof commitmentAnswerSchema>;
