/** A film or a sound asks nothing. It plays on the stage alone; phones get a text in its place. */
import type { MediaFace } from "@/activities/kinds/media/view";
import type { KindOf } from "@/model/kind";
import { emptyTally } from "@/model/activity/tally";
import { z } from "zod";
import { activityBase, assetName, line, markdown } from "@/model/text/text-schemas";

export const mediaSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("media"),
  type: z.enum(["video", "audio"]).default("video"),
  /** The file; until there is one, the stage says what is missing. */
  file: assetName.optional(),
  /** Captions in WebVTT. */
  captions: assetName.optional(),
  /** The film in words, for those who cannot see or hear it; phones show it. Markdown. */
  transcript: markdown.optional(),
  credit: line.optional(),
});

export const mediaKind: KindOf<typeof mediaSchema, never, MediaFace, never> = {
  name: "media",
  content: mediaSchema,
  template: {
    kind: "media",
    title: "A short film",
    minutes: 6,
    type: "video",
    transcript: "Write here what is seen and heard, for those who cannot see or hear it.",
    notice: "The film speaks of exploitation. Look away whenever you wish.",
  },
  lacksFile: ({ file }) => !file,
  played: true,
  steps: (media) => [{ id: media.id, title: media.title, notice: false, whatIfs: [] }],
  face: ({ title, type, file, captions, transcript, credit }, { surface }) => ({
    kind: "media",
    title,
    type,
    file: (surface === "stage" && file) || null,
    captions: (surface === "stage" && captions) || null,
    transcript: transcript ?? null,
    credit: credit ?? null,
  }),
  ask: () => null,
  key: () => null,
  parse: () => null,
  tally: () => emptyTally([]),
  options: () => [],
};
