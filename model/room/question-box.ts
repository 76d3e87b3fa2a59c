/** A question of the box: what people ask without a name at any time. */
import { z } from "zod";

/** waiting: trainers only; shown: on every phone; later: for another time; hidden: kept off. */
export const postStates = ["waiting", "shown", "answered", "later", "hidden"] as const;
export type PostState = (typeof postStates)[number];

const postSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  /** People who want it answered too. */
  support: z.number(),
});
export type Post = z.infer<typeof postSchema>;

export const seenPostSchema = postSchema.extend({ state: z.enum(postStates) });
export type SeenPost = z.infer<typeof seenPostSchema>;
