import { z } from "zod";

/** Why a round is not shown: too few answered it (B-157), or it is too like another that is shown (B-255). */
export const withheldSchema = z.enum(["few", "alike"]);
export type Withheld = z.infer<typeof withheldSchema>;
