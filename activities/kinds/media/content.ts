/** A film or a sound from a file, played on the stage only; phones get a text in its place. */
import { z } from "zod";
import { activityBase, assetName, line, prose } from "@/model/text/text-schemas";

export const mediaSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("media"),
  type: z.enum(["video", "audio"]).default("video"),
  /** The file; until there is one, the stage says what is missing. */
  file: assetName.optional(),
  /** Captions in WebVTT. */
  captions: assetName.optional(),
  /** What is seen and heard, for those who cannot; phones show it. Markdown. */
  transcript: prose.optional(),
  credit: line.optional(),
});
export type Media = z.infer<typeof mediaSchema>;
