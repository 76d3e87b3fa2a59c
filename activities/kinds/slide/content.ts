/** A slide: Markdown for the stage and, unless people should look up, for the phones. */
import { z } from "zod";
import { activityBase, assetName, line, prose } from "@/model/text/text-schemas";

export const slideSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("slide"),
  /** Markdown: headings, lists, tables, quotes, images from /assets/. */
  body: prose,
  onPhones: z.boolean().default(true),
  /** One picture, beside the text or, when it is a whole slide of another program, over the whole screen. */
  picture: z
    .strictObject({
      file: assetName,
      /** What is to be seen, in words; phones without the picture show it. */
      alt: line,
      full: z.boolean().default(false),
    })
    .optional(),
});

export type Slide = z.infer<typeof slideSchema>;
