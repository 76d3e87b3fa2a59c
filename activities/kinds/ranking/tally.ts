/** How answers are counted, live and in the debrief. */
import type { Kind } from "@/model/kind";
import type { Ranking, RankingAnswer } from "@/activities/kinds/ranking/content";
import { MIN_FOR_MIDDLE } from "@/activities/shared/spread";
import { isPass } from "@/model/activity/answer";
import { count, emptyTally } from "@/model/activity/tally";

/** How many places are given out. */
export const topOf = ({ items, top }: Pick<Ranking, "items" | "top">): number =>
  Math.min(top ?? items.length, items.length);

/** `counts`: people who put the item first; `marks[item]`: place to people. */
export const tally: Kind<Ranking, RankingAnswer>["tally"] = (ranking, _question, bodies) => {
  const tally = emptyTally(ranking.items.map((i) => i.id));
  const sums: Record<string, number> = {};
  for (const { id } of ranking.items) {
    tally.marks[id] = Object.fromEntries(
      Array.from({ length: topOf(ranking) }, (_, i) => [String(i + 1), 0]),
    );
    sums[id] = 0;
  }
  for (const body of bodies) {
    if (isPass(body)) {
      tally.passed++;
      continue;
    }
    tally.answered++;
    const unplaced = (body.order.length + 1 + ranking.items.length) / 2;
    for (const { id } of ranking.items) {
      const place = body.order.indexOf(id) + 1;
      sums[id]! += place || unplaced;
      if (place) count(tally.marks[id]!, String(place));
      if (place === 1) count(tally.counts, id);
    }
  }
  if (tally.answered < MIN_FOR_MIDDLE) return tally;
  return {
    ...tally,
    places: Object.fromEntries(Object.entries(sums).map(([id, sum]) => [id, sum / tally.answered])),
  };
};
