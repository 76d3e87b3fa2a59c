import { tally } from "@/activities/kinds/scale/tally";
import { groupFields, integerValue } from "@/activities/shared/form-fields";
import {
  type Scale,
  type ScaleAnswer,
  scaleSchema,
  scaleAnswerSchema,
} from "@/activities/kinds/scale/content";
import { type ScaleDebrief, scaleDebrief, scaleSummaryRows } from "@/activities/kinds/scale/debrief-data";
import { scaleFigures } from "@/activities/kinds/scale/figures";
import { endedPoints } from "@/activities/shared/choices";
import type { ScaleFace, ScaleForm } from "@/activities/kinds/scale/view";
import { isTooFew } from "@/model/debrief/share";
import { coded, codedEnds } from "@/model/exports/coded";
import { eachGiven, numberGiven } from "@/model/exports/answer-values";
import { scaleInteraction } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { listed } from "@/model/activity/template";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

const posted = z.strictObject({ values: z.record(slug, integerValue) });

/** Null unless at least one statement is judged, and each of them exists and has a point of the scale. */
function parse(scale: Scale, body: unknown): ScaleAnswer | null {
  const parsed = posted.safeParse(groupFields(body, "values"));
  if (!parsed.success) return null;
  const entries = Object.entries(parsed.data.values);
  const fits = ([id, point]: [string, number]) =>
    scale.statements.some((s) => s.id === id) && point >= 1 && point <= scale.points;
  return entries.length > 0 && entries.every(fits) ? { values: Object.fromEntries(entries) } : null;
}

export const scaleKind: KindOf<typeof scaleSchema, ScaleAnswer, ScaleFace, ScaleForm, ScaleDebrief> = {
  name: "scale",
  content: scaleSchema,
  answer: scaleAnswerSchema,
  check: ({ statements }, path) => duplicateIdProblems(`${path}.statements`, "statement", idsOf(statements)),
  template: {
    kind: "scale",
    title: "How sure are you",
    minutes: 5,
    question: "How far do you agree?",
    statements: listed("s", [
      "I would recognise a victim of trafficking in my work.",
      "I know whom to call when I do.",
      "My agency has written rules for the first hours.",
    ]),
    points: 5,
    low: "Not at all",
    high: "Completely",
    notes: "Look at the spread, not at the middle: two camps mean something else than one hesitant room.",
  },
  simulate({ statements, points }, _question, { random, common }) {
    const tendency = random();
    const values = statements.map(({ id }) => {
      const share = 0.35 * tendency + 0.25 * random() + 0.4 * common(id);
      return [id, Math.min(points, 1 + Math.floor(share * points))] as const;
    });
    return { values: Object.fromEntries(values) };
  },
  steps: onlyStep,
  face: (scale) => ({ kind: "scale", title: scale.title }),
  ask: ({ question, statements, points, low, high }) => ({
    text: question,
    form: { kind: "scale", statements, points, low, high },
  }),
  parse: (scale, _question, body) => parse(scale, body),
  fields: ({ values }) =>
    Object.fromEntries(Object.entries(values).map(([id, point]) => [`values.${id}`, [String(point)]])),
  byHand: (scale) =>
    scale.statements.map(({ id, text }) => ({ field: `values.${id}`, text, options: endedPoints(scale) })),
  key: () => null,
  tally,
  options: (scale) => scale.statements,
  values: (_scale, { values }) => eachGiven(values, (item, point) => [numberGiven("point", point, item)]),
  codedItems: ({ statements, points, low, high }) =>
    statements.map((s) => ({ ...coded(s), choices: codedEnds(points, low, high) })),
  interactions: (scale, _asked, values) =>
    values.map((g) => {
      const statement = scale.statements.find((s) => s.id === g.item);
      return scaleInteraction(`/${g.item}`, statement?.text ?? "", g.number!, scale);
    }),

  debrief: scaleDebrief,
  summaryRows: scaleSummaryRows,
  figures: scaleFigures,
  enough(debrief) {
    const rounds = debrief.rounds
      .map((r) => ({ ...r, rows: r.rows.filter((row) => !isTooFew(row.people)) }))
      .filter((r) => r.rows.length > 0);
    const last = rounds.at(-1);
    return last ? { ...debrief, rounds, last } : null;
  },
  released: (debrief) => debrief,
  written: () => [],
};
