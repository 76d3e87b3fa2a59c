/** A slide asks nothing. */
import { layoutOf, type SlideFace, slideLayouts } from "@/activities/kinds/slide/view";
import type { KindOf } from "@/model/kind";
import type { PaperBlock } from "@/model/activity/paper";
import { emptyTally } from "@/model/activity/tally";
import { z } from "zod";
import { activityBase, assetName, line, markdown } from "@/model/text/text-schemas";
import { tokensOf } from "@/model/text/markdown";

export const slideSchema = z.strictObject({
  ...activityBase,
  kind: z.literal("slide"),
  /** Left out: as its text and picture ask for (`layoutOf`). */
  layout: z.enum(slideLayouts).optional(),
  /** Markdown: headings, lists, tables, quotes, images from /assets/. A rule (`***`) parts the columns of two. */
  body: markdown,
  onPhones: z.boolean().default(true),
  /** One picture, beside the text or, when it is a whole slide of another program, over the whole screen. */
  picture: z
    .strictObject({
      file: assetName,
      /** The picture in words; phones without it show them. */
      alt: line,
      full: z.boolean().default(false),
    })
    .optional(),
});

export type Slide = z.infer<typeof slideSchema>;

/** Tells the author what the layout lacks. */
function check(slide: Slide, path: string): string[] {
  const layout = layoutOf(slide);
  const drawsPicture = layout === "picture" || layout === "beside";
  if (drawsPicture && !slide.picture) return [`${path}.picture: choose a picture, or another layout.`];
  if (!drawsPicture && slide.picture)
    return [
      `${path}.picture: this layout shows no picture. Take it away, or choose a layout with a picture.`,
    ];
  if (layout === "columns" && !tokensOf(slide.body).some((token) => token.type === "hr"))
    return [`${path}.body: write *** on a line of its own where the second column begins.`];
  return [];
}

/** Layouts that follow from text and picture are not named. */
function faceOf(slide: Slide): SlideFace {
  const { title, body, picture } = slide;
  const layout = layoutOf(slide);
  return {
    kind: "slide",
    title,
    body,
    picture: picture ? { ...picture, full: layout === "picture" } : null,
    ...(layout === "title" || layout === "columns" || layout === "quote" ? { layout } : {}),
  };
}

/** Text and picture, or the `text` alone, without its heading. */
function paperOf({ body, picture }: Slide, [where, ...more]: readonly string[]): PaperBlock[] | null {
  if (more.length > 0) return null;
  if (where === "text") return [{ type: "prose", text: body.replace(/^# .*\n+/, "") }];
  if (where !== undefined) return null;
  return [
    { type: "prose", text: body },
    ...(picture ? [{ type: "picture", file: picture.file, alt: picture.alt } as const] : []),
  ];
}

export const slideKind: KindOf<typeof slideSchema, never, SlideFace, never> = {
  name: "slide",
  content: slideSchema,
  check,
  template: {
    kind: "slide",
    title: "Welcome",
    minutes: 5,
    body: [
      "# Welcome",
      "Today we look at three things:",
      "- what we already know\n- one case, told part by part\n- what we do differently from Monday",
      "> You decide how much you say. Nothing here is traced back to you.",
    ].join("\n\n"),
    notes: "Say who you are and why you are here. Then point at the code on the screen.",
  },
  screens: ({ body }) => [body],
  onPaper: paperOf,
  isOnPhones: ({ onPhones }) => onPhones,
  picturesAhead: true,
  steps: (slide) => [{ id: slide.id, title: slide.title, notice: false, whatIfs: [] }],
  face: (slide, { surface }) =>
    surface === "phone" && !slide.onPhones ? { kind: "look-up", title: slide.title } : faceOf(slide),
  ask: () => null,
  key: () => null,
  parse: () => null,
  tally: () => emptyTally([]),
  options: () => [],
};
