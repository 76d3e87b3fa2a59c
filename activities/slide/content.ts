/** A slide: Markdown for the stage and, unless people should look up, for the phones. */
import { z } from "zod";
import { activityBase, prose } from "@/workshop/content/words";

export const slideSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("slide"),
  /** Markdown: headings, lists, tables, quotes, images from /assets/. */
  body: prose,
  onPhones: z.boolean().default(true),
});

export type Slide = z.infer<typeof slideSchema>;
