/** A change of the workshop in a running room, as a console asks for it. */
import { z } from "zod";
import { slug } from "@/model/text/text-schemas";

/** Checked by `amend`, which says what is wrong with it. */
const content = z.record(z.string().max(60), z.unknown());
export const amendmentSchema = z.discriminatedUnion("do", [
  /**
   * A new activity behind another one of its session, or at its end. `aside`: it is asked at once, beside the run of the
   * room, which then goes on where it was; behind nothing, it stands before the others.
   */
  z.strictObject({
    do: z.literal("insert"),
    session: slug,
    after: slug.nullable(),
    activity: content,
    aside: z.literal(true).optional(),
  }),
  /** Another content for an activity; `base` is the version of it that was seen (`versionOf`). */
  z.strictObject({ do: z.literal("change"), base: z.string().max(40), activity: content }),
]);
export type AmendmentAsked = z.infer<typeof amendmentSchema>;
