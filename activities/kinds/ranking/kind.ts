/**
 * Rules of a ranking: which orders fit, and how places are counted. The mean place of an item is its Borda count
 * turned round (Borda 1781, "Mémoire sur les élections au scrutin", Histoire de l'Académie royale des sciences):
 * with m items, mean place = m − Borda points ÷ people. What a person left unplaced shares the mean of the places
 * that are left, as tied ranks do (Kendall 1948, "Rank Correlation Methods").
 */
import { tally, topOf } from "@/activities/kinds/ranking/tally";
import { groupFields, integerValue } from "@/activities/shared/form-fields";
import {
  type Ranking,
  type RankingAnswer,
  rankingAnswerSchema,
  rankingSchema,
} from "@/activities/kinds/ranking/content";
import {
  type RankingDebrief,
  rankingDebrief,
  rankingSummaryRows,
} from "@/activities/kinds/ranking/debrief-data";
import { rankingFigures } from "@/activities/kinds/ranking/figures";
import type { RankingFace, RankingForm } from "@/activities/kinds/ranking/view";
import { coded, codedItems } from "@/model/exports/coded";
import { numberGiven } from "@/model/exports/answer-values";
import { keyedBase } from "@/model/exports/keyed-item";
import { joinValues } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf, Misfit, ValidationError } from "@/model/kind";
import { weightedShuffle } from "@/model/statistics/random";
import { listed } from "@/model/activity/template";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

/** The form: a place for each item, from 1. */
const posted = z.strictObject({ place: z.record(slug, integerValue) });

/** Item to place, as posted; null where it is no such form, or an item or a place does not exist. */
function placesIn(ranking: Ranking, body: unknown): [string, number][] | null {
  const parsed = posted.safeParse(groupFields(body, "place"));
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data.place);
  const fits = ([id, place]: [string, number]) =>
    ranking.items.some((i) => i.id === id) && place >= 1 && place <= topOf(ranking);
  return entries.length > 0 && entries.every(fits) ? entries : null;
}

function parse(ranking: Ranking, body: unknown): RankingAnswer | Misfit | null {
  const whole = rankingAnswerSchema.safeParse(body);
  if (whole.success) {
    const { order } = whole.data;
    const fits =
      order.length <= topOf(ranking) && order.every((id) => ranking.items.some((i) => i.id === id));
    return fits && new Set(order).size === order.length ? { order } : null;
  }
  const places = placesIn(ranking, body);
  if (!places) return null;
  const misfit = whyUnfit(places);
  return misfit ? { misfit } : { order: places.toSorted(([, a], [, b]) => a - b).map(([id]) => id) };
}

/** A place given twice, or a place left out below one that is given. */
function whyUnfit(places: readonly [string, number][]): ValidationError | null {
  const numbers = places.map(([, place]) => place).toSorted((a, b) => a - b);
  const twice = numbers.find((place, i) => place === numbers[i - 1]);
  if (twice !== undefined) return { reason: "place-twice", values: { place: twice } };
  const gap = numbers.findIndex((place, i) => place !== i + 1);
  return gap < 0 ? null : { reason: "place-missing", values: { place: gap + 1 } };
}

export const rankingKind: KindOf<
  typeof rankingSchema,
  RankingAnswer,
  RankingFace,
  RankingForm,
  RankingDebrief
> = {
  name: "ranking",
  content: rankingSchema,
  answer: rankingAnswerSchema,
  check: ({ items }, path) => duplicateIdProblems(`${path}.items`, "item", idsOf(items)),
  template: {
    kind: "ranking",
    title: "What comes first",
    minutes: 6,
    question: "Someone has just been identified as a possible victim. What comes first?",
    items: listed("i", [
      "A safe place to sleep",
      "Medical care",
      "An interpreter",
      "A statement for the police",
      "Contact with the family",
    ]),
    top: 3,
    notes: "Ask who would choose differently at night, or for a child.",
  },
  simulate: ({ items, top }, _question, { draw, random }) => ({
    order: weightedShuffle(idsOf(items), draw, random).slice(0, top ?? items.length),
  }),
  steps: onlyStep,
  face: (ranking) => ({ kind: "ranking", title: ranking.title }),
  ask: (ranking) => ({
    text: ranking.question,
    form: { kind: "ranking", items: ranking.items, top: topOf(ranking) },
  }),
  parse: (ranking, _question, body) => parse(ranking, body),
  fields: ({ order }) => Object.fromEntries(order.map((id, i) => [`place.${id}`, [String(i + 1)]])),
  typedIn: (ranking) =>
    ranking.items.map(({ id, text }) => ({
      field: `place.${id}`,
      text,
      range: { min: 1, max: topOf(ranking) },
    })),
  key: () => null,
  tally,
  options: (ranking) => ranking.items,
  values: (_ranking, { order }) => order.map((item, i) => numberGiven("place", i + 1, item)),
  codedItems: (ranking) => codedItems(ranking.items),
  interactions: (_ranking, { text, items }, values) => [
    {
      behind: "",
      text,
      type: "sequencing",
      response: joinValues(values.map((g) => g.item)),
      lists: { choices: items },
    },
  ],
  testItems: (ranking) => [{ ...keyedBase(ranking), type: "order", options: ranking.items.map(coded) }],

  debrief: rankingDebrief,
  summaryRows: rankingSummaryRows,
  figures: rankingFigures,
  released: (debrief) => debrief,
  written: () => [],
};
