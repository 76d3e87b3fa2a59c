import type { Kind } from "@/model/kind";
import type { PointsAnswer, Points } from "@/activities/kinds/points/content";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** `counts`: points of the whole room; `marks[item]`: points to people, those who gave none included. */
export const tally: Kind<Points, PointsAnswer>["tally"] = (points, _question, bodies) => {
  const ids = idsOf(points.items);
  const marks: Record<string, Record<string, number>> = Object.fromEntries(ids.map((id) => [id, {}]));
  const tally = tallied(ids, bodies, (body, { counts }) => {
    for (const id of ids) {
      const n = body.given[id] ?? 0;
      counts[id]! += n;
      count(marks[id]!, String(n));
    }
  });
  return { ...tally, marks };
};
