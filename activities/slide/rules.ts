/** A slide asks nothing. */
import type { KindRules } from "@/activities/kind-rules";
import type { Slide } from "@/activities/slide/content";
import { emptyTally } from "@/activities/tally";

export const slideRules: KindRules<Slide, never> = {
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
