/** Rules of points to share out: which shares fit, and how the points of each item are spread. */
import { z } from "zod";
import { type AnswerBody, isPass } from "@/activities/content";
import { grouped, whole } from "@/activities/form-body";
import type { KindRules, Misfit } from "@/activities/kind-rules";
import type { Points, PointsAnswer } from "@/activities/points/content";
import { count, emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";

const posted = z.strictObject({ given: z.record(slug, whole) });

/** Item to points, as posted, without those that have none; null where an item does not exist or points are less than none. */
function givenIn(points: Points, body: unknown): [string, number][] | null {
  const parsed = posted.safeParse(grouped(body, "given"));
  if (!parsed.success) return null;
  const given = Object.entries(parsed.data.given);
  const fits = ([id, n]: [string, number]) => n >= 0 && points.items.some((i) => i.id === id);
  return given.every(fits) ? given.filter(([, n]) => n > 0) : null;
}

const sumOf = (given: readonly [string, number][]): number => given.reduce((sum, [, n]) => sum + n, 0);

function misfit({ total, exact }: Points, given: readonly [string, number][]): Misfit | null {
  const left = total - sumOf(given);
  if (left < 0) return { reason: "points-over", values: { count: -left } };
  if (left === total || (exact && left > 0)) return { reason: "points-left", values: { count: left } };
  return null;
}

export const pointsRules: KindRules<Points, PointsAnswer> = {
  steps: (points) => [
    { id: points.id, title: points.title, notice: false, question: points.id, whatIfs: [] },
  ],
  face: (points) => ({ kind: "points", title: points.title }),
  ask: ({ question, items, total, exact }) => ({
    text: question,
    form: { kind: "points", items, total, exact },
  }),
  parse(points, _question, body) {
    const given = givenIn(points, body);
    return given && !misfit(points, given) ? { given: Object.fromEntries(given) } : null;
  },
  misfit(points, _question, body) {
    const given = givenIn(points, body);
    return given && misfit(points, given);
  },
  fields: ({ given }) =>
    Object.fromEntries(Object.entries(given).map(([id, n]) => [`given.${id}`, [String(n)]])),
  key: () => null,
  /** `counts`: points of the whole room; `marks[item]`: points to people, those who gave none included. */
  tally(points, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally(points.items.map((i) => i.id));
    for (const { id } of points.items) tally.marks[id] = {};
    for (const body of bodies) {
      if (isPass(body)) {
        tally.passed++;
        continue;
      }
      if (!("given" in body)) continue;
      tally.answered++;
      for (const { id } of points.items) {
        const n = body.given[id] ?? 0;
        tally.counts[id]! += n;
        count(tally.marks[id]!, String(n));
      }
    }
    return tally;
  },
  options: (points) => points.items,
};
