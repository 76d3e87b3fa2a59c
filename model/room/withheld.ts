import { z } from "zod";

/** Too few people answered the round, or it is too like a shown one. */
export const withheldSchema = z.enum(["few", "alike"]);
export type Withheld = z.infer<typeof withheldSchema>;
