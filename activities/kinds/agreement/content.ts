/** A working agreement: a few rules that each person can agree to, and may add to. */
import { z } from "zod";
import { activityBase, askingBase, line, options } from "@/model/text/text-schemas";

export const agreementSchema = z.strictObject({
  ...activityBase,
  ...askingBase,
  kind: z.literal("agreement"),
  question: line,
  rules: options(1, 12),
  /** Offers one line of one's own, which the trainer reads first. */
  add: z.boolean().default(true),
});
export type Agreement = z.infer<typeof agreementSchema>;

/** Agreeing is all or nothing; `add` is one line of one's own. */
export const agreementAnswerSchema = z.strictObject({
  agree: z.literal("yes"),
  add: z.string().trim().max(200).optional(),
});
export type AgreementAnswer = z.infer<typeof agreementAnswerSchema>;
