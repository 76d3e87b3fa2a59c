import type { z } from "zod";
import type { activityBase } from "@/model/text/text-schemas";

/** What all activities have in common. */
export type ActivityBase = z.infer<z.ZodObject<typeof activityBase>> & { kind: string };
