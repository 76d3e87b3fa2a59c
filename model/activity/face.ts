import { z } from "zod";

export const plainFaceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("waiting") }),
  z.strictObject({ kind: z.literal("ended") }),
  /** The day is over; the room goes on another day. Start: "09:00", the clock of the place. */
  z.strictObject({
    kind: z.literal("day-over"),
    next: z.strictObject({ title: z.string(), start: z.string() }).nullable(),
  }),
  /** The content is on the stage only: look up. */
  z.strictObject({ kind: z.literal("look-up"), title: z.string() }),
  z.strictObject({ kind: z.literal("notice"), title: z.string(), text: z.string() }),
  /** The activity cannot be shown; a sentence stands in its place. */
  z.strictObject({ kind: z.literal("not-drawn") }),
]);
export type PlainFace = z.infer<typeof plainFaceSchema>;
