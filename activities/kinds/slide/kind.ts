/** A slide asks nothing. */
import type { SlideFace } from "@/activities/kinds/slide/view";
import type { KindOf } from "@/model/kind";
import { slideSchema } from "@/activities/kinds/slide/content";
import { emptyTally } from "@/model/activity/tally";

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
