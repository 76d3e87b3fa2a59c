/** A slide asks nothing. */
import type { SlideFace } from "@/activities/kinds/slide/view";
import type { KindOf } from "@/model/kind";
import { emptyTally } from "@/model/activity/tally";
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

export const slideKind: KindOf<typeof slideSchema, never, SlideFace, never> = {
  name: "slide",
  content: slideSchema,
  template: {
    kind: "slide",
    title: "Welcome",
    minutes: 5,
    body: "# Welcome\n\nToday we look at three things:\n\n- what we already know\n- one case, told part by part\n- what we do differently from Monday\n\n> You decide how much you say. Nothing here is traced back to you.",
    notes: "Say who you are and why you are here. Then point at the code on the screen.",
  },
  screens: ({ body }) => [body],
  onPaper: ({ body }, part) => (part.length === 0 ? [{ type: "prose", text: body }] : null),
  isOnPhones: ({ onPhones }) => onPhones,
  picturesAhead: true,
  steps: (slide) => [{ id: slide.id, title: slide.title, notice: false, whatIfs: [] }],
  face: (slide, { surface }) =>
    surface === "phone" && !slide.onPhones
      ? { kind: "look-up", title: slide.title }
      : { kind: "slide", title: slide.title, body: slide.body, picture: slide.picture ?? null },
  ask: () => null,
  key: () => null,
  parse: () => null,
  tally: () => emptyTally([]),
  options: () => [],
};
