/** A slide asks nothing. */
import type { KindRules } from "@/activities/kind-rules";
import type { Slide } from "@/activities/slide/content";
import { emptyTally } from "@/activities/tally";

export const slideRules: KindRules<Slide, never> = {
  steps: (slide) => [{ id: slide.id, title: slide.title, notice: false, whatIfs: [] }],
  parse: () => null,
  tally: () => emptyTally([]),
  options: () => [],
};
