/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { PointsAnswer, Points } from "@/activities/kinds/points/content";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

/** `counts`: points of the whole room; `marks[item]`: points to people, those who gave none included. */
export const tally: Kind<Points, PointsAnswer>["tally"] = (points, _question, bodies) => {
  const tally = emptyTally(points.items.map((i) => i.id));
  for (const { id } of points.items) tally.marks[id] = {};
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    for (const { id } of points.items) {
      const n = body.given[id] ?? 0;
      tally.counts[id]! += n;
      count(tally.marks[id]!, String(n));
    }
  }
  return tally;
};
