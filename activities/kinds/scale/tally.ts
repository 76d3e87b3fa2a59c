/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { ScaleAnswer, Scale } from "@/activities/kinds/scale/content";
import { pointsOf } from "@/activities/kinds/scale/view";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

/** `counts`: people who judged a statement; `marks[statement]`: point to people. */
export const tally: Kind<Scale, ScaleAnswer>["tally"] = (scale, _question, bodies) => {
  const tally = emptyTally(scale.statements.map((s) => s.id));
  for (const { id } of scale.statements) {
    tally.marks[id] = Object.fromEntries(pointsOf(scale.points).map((p) => [p, 0]));
  }
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const { id } of scale.statements) {
      const point = body.values[id];
      if (point === undefined) continue;
      count(tally.counts, id);
      count(tally.marks[id]!, String(point));
    }
  }
  return tally;
};
