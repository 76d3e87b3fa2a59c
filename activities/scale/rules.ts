/** Rules of a scale: which points fit, and how many people gave each statement each point. */
import { z } from "zod";
import { type AnswerBody, isPass } from "@/activities/content";
import { grouped, whole } from "@/activities/form-body";
import type { KindRules } from "@/activities/kind-rules";
import type { Scale, ScaleAnswer } from "@/activities/scale/content";
import { count, emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";

const posted = z.strictObject({ values: z.record(slug, whole) });

/** Null unless at least one statement is judged, and each of them exists and has a point of the scale. */
function parse(scale: Scale, body: unknown): ScaleAnswer | null {
  const parsed = posted.safeParse(grouped(body, "values"));
  if (!parsed.success) return null;
  const given = Object.entries(parsed.data.values);
  const fits = ([id, point]: [string, number]) =>
    scale.statements.some((s) => s.id === id) && point >= 1 && point <= scale.points;
  return given.length > 0 && given.every(fits) ? { values: Object.fromEntries(given) } : null;
}

/** The points of a scale as keys, lowest first. */
export const pointsOf = (points: number): string[] => Array.from({ length: points }, (_, i) => String(i + 1));

export const scaleRules: KindRules<Scale, ScaleAnswer> = {
  steps: (scale) => [{ id: scale.id, title: scale.title, notice: false, question: scale.id, whatIfs: [] }],
  face: (scale) => ({ kind: "scale", title: scale.title }),
  ask: ({ question, statements, points, low, high }) => ({
    text: question,
    form: { kind: "scale", statements, points, low, high },
  }),
  parse: (scale, _question, body) => parse(scale, body),
  fields: ({ values }) =>
    Object.fromEntries(Object.entries(values).map(([id, point]) => [`values.${id}`, [String(point)]])),
  key: () => null,
  /** `counts`: people who judged a statement; `marks[statement]`: point to people. */
  tally(scale, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally(scale.statements.map((s) => s.id));
    for (const { id } of scale.statements) {
      tally.marks[id] = Object.fromEntries(pointsOf(scale.points).map((p) => [p, 0]));
    }
    for (const body of bodies) {
      if (isPass(body)) {
        tally.passed++;
        continue;
      }
      if (!("values" in body)) continue;
      tally.answered++;
      for (const { id } of scale.statements) {
        const point = (body as ScaleAnswer).values[id];
        if (typeof point !== "number") continue;
        count(tally.counts, id);
        count(tally.marks[id]!, String(point));
      }
    }
    return tally;
  },
  options: (scale) => scale.statements,
};
