import type { Kind } from "@/model/kind";
import type { ScaleAnswer, Scale } from "@/activities/kinds/scale/content";
import { pointsOf } from "@/activities/kinds/scale/view";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** `counts`: people who judged a statement; `marks[statement]`: point to people. */
export const tally: Kind<Scale, ScaleAnswer>["tally"] = (scale, _question, bodies) => {
  const ids = idsOf(scale.statements);
  const points = pointsOf(scale.points).map((p) => [p, 0]);
  const marks = Object.fromEntries(ids.map((id) => [id, Object.fromEntries(points)]));
  const tally = tallied(ids, bodies, ({ values }, { counts }) => {
    for (const id of ids) {
      const point = values[id];
      if (point === undefined) continue;
      count(counts, id);
      count(marks[id]!, String(point));
    }
  });
  return { ...tally, marks };
};
