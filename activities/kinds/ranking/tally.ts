import type { Kind } from "@/model/kind";
import type { Ranking, RankingAnswer } from "@/activities/kinds/ranking/content";
import { MIN_FOR_MIDDLE } from "@/activities/shared/spread";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** Number of places that are given out. */
export const topOf = ({ items, top }: Pick<Ranking, "items" | "top">): number =>
  Math.min(top ?? items.length, items.length);

/** `counts`: people who put the item first; `marks[item]`: place to people. */
export const tally: Kind<Ranking, RankingAnswer>["tally"] = (ranking, _question, bodies) => {
  const ids = idsOf(ranking.items);
  const places = Array.from({ length: topOf(ranking) }, (_, i) => [String(i + 1), 0]);
  const marks = Object.fromEntries(ids.map((id) => [id, Object.fromEntries(places)]));
  const sums = Object.fromEntries(ids.map((id) => [id, 0]));
  const tally = tallied(ids, bodies, ({ order }, { counts }) => {
    const unplaced = (order.length + 1 + ids.length) / 2;
    for (const id of ids) {
      const place = order.indexOf(id) + 1;
      sums[id]! += place || unplaced;
      if (place) count(marks[id]!, String(place));
      if (place === 1) count(counts, id);
    }
  });
  if (tally.answered < MIN_FOR_MIDDLE) return { ...tally, marks };
  const means = Object.entries(sums).map(([id, sum]) => [id, sum / tally.answered]);
  return { ...tally, marks, places: Object.fromEntries(means) };
};
