import { tally } from "@/activities/kinds/points/tally";
import { groupFields, integerValue } from "@/activities/shared/form-fields";
import {
  type Points,
  type PointsAnswer,
  pointsSchema,
  pointsAnswerSchema,
} from "@/activities/kinds/points/content";
import { type PointsDebrief, pointsDebrief, pointsSummaryRows } from "@/activities/kinds/points/debrief-data";
import { pointsFigures } from "@/activities/kinds/points/figures";
import type { PointsFace, PointsForm } from "@/activities/kinds/points/view";
import { codedItems } from "@/model/exports/coded";
import { numberGiven } from "@/model/exports/answer-values";
import { numberInteraction } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf, ValidationError } from "@/model/kind";
import { weightedPick } from "@/model/statistics/random";
import { listed } from "@/model/activity/template";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

const posted = z.strictObject({ given: z.record(slug, integerValue) });

/** Points by item, without items that have none; null for an unknown item, or less than none. */
function givenIn(points: Points, body: unknown): [string, number][] | null {
  const parsed = posted.safeParse(groupFields(body, "given"));
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data.given);
  const fits = ([id, n]: [string, number]) => n >= 0 && points.items.some((i) => i.id === id);
  return entries.every(fits) ? entries.filter(([, n]) => n > 0) : null;
}

const sumOf = (entries: readonly [string, number][]): number => entries.reduce((sum, [, n]) => sum + n, 0);

function whyUnfit({ total, exact }: Points, entries: readonly [string, number][]): ValidationError | null {
  const left = total - sumOf(entries);
  if (left < 0) return { reason: "points-over", values: { count: -left } };
  if (exact && left > 0) return { reason: "points-left", values: { count: left } };
  if (left === total) return { reason: "points-none", values: {} };
  return null;
}

export const pointsKind: KindOf<typeof pointsSchema, PointsAnswer, PointsFace, PointsForm, PointsDebrief> = {
  name: "points",
  content: pointsSchema,
  answer: pointsAnswerSchema,
  check: ({ items }, path) => duplicateIdProblems(`${path}.items`, "item", idsOf(items)),
  template: {
    kind: "points",
    title: "Spend ten points",
    minutes: 6,
    question: "You have ten points. Where would one more year of money help most?",
    items: listed("i", [
      "Shelters",
      "Training of front-line officers",
      "Interpreters",
      "A hotline",
      "Legal aid",
    ]),
    total: 10,
  },
  simulate({ items, total }, _question, { draw, random }) {
    const spent: Record<string, number> = {};
    for (let left = total; left > 0; left--) {
      const id = weightedPick(idsOf(items), draw, random);
      spent[id] = (spent[id] ?? 0) + 1;
    }
    return { given: spent };
  },
  steps: onlyStep,
  face: (points) => ({ kind: "points", title: points.title }),
  ask: ({ question, items, total, exact }) => ({
    text: question,
    form: { kind: "points", items, total, exact },
  }),
  parse(points, _question, body) {
    const entries = givenIn(points, body);
    if (!entries) return null;
    const misfit = whyUnfit(points, entries);
    return misfit ? { misfit } : { given: Object.fromEntries(entries) };
  },
  fields: ({ given }) =>
    Object.fromEntries(Object.entries(given).map(([id, n]) => [`given.${id}`, [String(n)]])),
  typedIn: ({ items, total }) =>
    items.map(({ id, text }) => ({ field: `given.${id}`, text, range: { min: 0, max: total } })),
  key: () => null,
  tally,
  options: (points) => points.items,
  /** Items left out got none. */
  values: ({ items }, { given }) => items.map(({ id }) => numberGiven("points", given[id] ?? 0, id)),
  codedItems: (points) => codedItems(points.items),
  interactions: ({ items }, _asked, values) =>
    values.map((g) =>
      numberInteraction(`/${g.item}`, items.find((i) => i.id === g.item)?.text ?? "", g.number),
    ),

  debrief: pointsDebrief,
  summaryRows: pointsSummaryRows,
  figures: pointsFigures,
  released: (debrief) => debrief,
  written: () => [],
};
