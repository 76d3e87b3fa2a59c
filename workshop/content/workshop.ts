/** A workshop as authored: sessions as the guide numbers them, each a list of activities. */
import { z } from "zod";
import { activitySchema } from "@/activities/content";
import { line, minutes, prose, slug } from "@/workshop/content/words";

export const sessionSchema = z.strictObject({
  id: slug,
  number: z.number().int().min(1).max(99),
  title: line,
  minutes,
  /** Who stands behind the session in the guide. */
  by: line.optional(),
  activities: z.array(activitySchema).min(1),
});

export const workshopSchema = z
  .strictObject({
    id: slug,
    /** BCP 47: en, th, ar. */
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/),
    title: line,
    summary: prose,
    /** Where the material comes from and under which licence it may be used. */
    source: prose,
    sessions: z.array(sessionSchema).min(1),
  })
  .refine(
    (w) => {
      const ids = w.sessions.flatMap((s) => s.activities.map((a) => a.id));
      return new Set(ids).size === ids.length;
    },
    "each activity of a workshop needs its own id",
  );

export type Session = z.infer<typeof sessionSchema>;
export type Workshop = z.infer<typeof workshopSchema>;

/** The writing direction of a workshop's language. */
export function direction(language: string): "ltr" | "rtl" {
  return /^(ar|dv|fa|he|ku|ps|sd|ug|ur|prs)\b/.test(language) ? "rtl" : "ltr";
}
