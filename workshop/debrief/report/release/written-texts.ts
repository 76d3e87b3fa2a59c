/**
 * Everything that people wrote in a room, by what it answers, and whether the promise that stood on the phone lets it be
 * shown to others at all. What was promised to trainers alone, or to be counted only, can never be released. Pure.
 */
import { kindOf } from "@/activities/kinds";
import { namedTexts, type WrittenSource } from "@/model/debrief/release";
import type { Debrief } from "@/workshop/debrief/debrief";

/** Stands for the question box where an activity's question is meant: no activity has such an id. */
const BOX_SOURCE = "!box";

/** Only sources in which somebody wrote, in the order of the workshop; the question box comes last. */
export function writtenSources(
  debrief: Debrief,
  posts: readonly { text: string }[],
  shown: ReadonlySet<string>,
): WrittenSource[] {
  const box: WrittenSource = {
    id: BOX_SOURCE,
    kind: "box",
    activity: null,
    question: "",
    group: null,
    held: null,
    texts: namedTexts(posts.map((p) => p.text)),
  };
  const asked = debrief.sessions.flatMap((s) => s.activities);
  const all = [...asked.flatMap((a) => kindOf(a).written?.(a, shown) ?? []), box];
  return all.filter((source) => source.texts.length > 0);
}
