/** A film or a sound asks nothing. It plays on the stage alone; phones get a text in its place. */
import type { KindRules } from "@/activities/kind-rules";
import type { Media } from "@/activities/media/content";
import { emptyTally } from "@/activities/tally";

export const mediaRules: KindRules<Media, never> = {
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
