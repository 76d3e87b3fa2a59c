/**
 * Rules of a ranking: which orders fit, and how places are counted. The mean place of an item is its Borda count
 * turned round (Borda 1781, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences):
 * with m items, mean place = m − Borda points ÷ people. What a person left unplaced shares the mean of the places
 * that are left, as tied ranks do (Kendall 1948, "Rank Correlation Methods").
 */
import { z } from "zod";
import { type AnswerBody, isPass } from "@/activities/content";
import { grouped, whole } from "@/activities/form-body";
import type { KindRules, Misfit } from "@/activities/kind-rules";
import { type Ranking, type RankingAnswer, rankingAnswerSchema } from "@/activities/ranking/content";
import { MIDDLE_FROM } from "@/activities/spread";
import { count, emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";

/** How many places are given out. */
export const topOf = ({ items, top }: Pick<Ranking, "items" | "top">): number =>
  Math.min(top ?? items.length, items.length);

/** The form: a place for each item, from 1. */
const posted = z.strictObject({ place: z.record(slug, whole) });

/** Item to place, as posted; null where it is no such form, or an item or a place does not exist. */
function placesIn(ranking: Ranking, body: unknown): [string, number][] | null {
  const parsed = posted.safeParse(grouped(body, "place"));
  if (!parsed.success) return null;
  const given = Object.entries(parsed.data.place);
  const fits = ([id, place]: [string, number]) =>
    ranking.items.some((i) => i.id === id) && place >= 1 && place <= topOf(ranking);
  return given.length > 0 && given.every(fits) ? given : null;
}

function parse(ranking: Ranking, body: unknown): RankingAnswer | null {
  const whole = rankingAnswerSchema.safeParse(body);
  if (whole.success) {
    const { order } = whole.data;
    const fits =
      order.length <= topOf(ranking) && order.every((id) => ranking.items.some((i) => i.id === id));
    return fits && new Set(order).size === order.length ? { order } : null;
  }
  const places = placesIn(ranking, body);
  if (!places || misfit(places)) return null;
  return { order: places.toSorted(([, a], [, b]) => a - b).map(([id]) => id) };
}

/** A place given twice, or a place left out below one that is given. */
function misfit(places: readonly [string, number][]): Misfit | null {
  const given = places.map(([, place]) => place).toSorted((a, b) => a - b);
  const twice = given.find((place, i) => place === given[i - 1]);
  if (twice !== undefined) return { reason: "place-twice", values: { place: twice } };
  const gap = given.findIndex((place, i) => place !== i + 1);
  return gap < 0 ? null : { reason: "place-missing", values: { place: gap + 1 } };
}

export const rankingRules: KindRules<Ranking, RankingAnswer> = {
  steps: (ranking) => [
    { id: ranking.id, title: ranking.title, notice: false, question: ranking.id, whatIfs: [] },
  ],
  face: (ranking) => ({ kind: "ranking", title: ranking.title }),
  ask: (ranking) => ({
    text: ranking.question,
    form: { kind: "ranking", items: ranking.items, top: topOf(ranking) },
  }),
  parse: (ranking, _question, body) => parse(ranking, body),
  misfit(ranking, _question, body) {
    const places = placesIn(ranking, body);
    return places && misfit(places);
  },
  fields: ({ order }) => Object.fromEntries(order.map((id, i) => [`place.${id}`, [String(i + 1)]])),
  key: () => null,
  /** `counts`: people who put the item first; `marks[item]`: place to people. */
  tally(ranking, _question, bodies: Iterable<AnswerBody>) {
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
      if (!("order" in body)) continue;
      tally.answered++;
      const unplaced = (body.order.length + 1 + ranking.items.length) / 2;
      for (const { id } of ranking.items) {
        const place = body.order.indexOf(id) + 1;
        sums[id]! += place || unplaced;
        if (place) count(tally.marks[id]!, String(place));
        if (place === 1) count(tally.counts, id);
      }
    }
    if (tally.answered < MIDDLE_FROM) return tally;
    return {
      ...tally,
      places: Object.fromEntries(Object.entries(sums).map(([id, sum]) => [id, sum / tally.answered])),
    };
  },
  options: (ranking) => ranking.items,
};
