/**
 * All texts of people, by source, and whether the phone's promise lets them be shown. Those promised to
 * trainers alone, or for counting only, can never be released. Pure.
 */
import { kindOf } from "@/activities/kinds";
import { namedTexts, type WrittenSource } from "@/model/debrief/release";
import type { Debrief } from "@/workshop/debrief/debrief";

/** Stands for the question box where an activity's question is meant: no activity has such an id. */
const BOX_SOURCE = "!box";

/** Sources with texts, in workshop order; the question box comes last. */
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
  const activityDebriefs = debrief.sessions.flatMap((s) => s.activities);
  const all = [...activityDebriefs.flatMap((a) => kindOf(a).written?.(a, shown) ?? []), box];
  return all.filter((source) => source.texts.length > 0);
}
