/** Rules of marking a text: one question, whose answer gives some of the clauses one label each. */
import { grouped } from "@/activities/form-body";
import { fits, singly, tallyGrid } from "@/activities/grid";
import type { KindRules } from "@/activities/kind-rules";
import { type Marking, type MarkingAnswer, markingAnswerSchema } from "@/activities/marking/content";

const sides = (marking: Marking) => ({ items: marking.clauses, choices: marking.labels });

export const markingRules: KindRules<Marking, MarkingAnswer> = {
  steps: (marking) => [
    { id: marking.id, title: marking.title, notice: false, question: marking.id, whatIfs: [] },
  ],
  face: (marking) => ({ kind: "marking", title: marking.title, about: marking.about ?? null }),
  ask: (marking) => ({
    text: marking.question,
    form: {
      kind: "marking",
      labels: marking.labels,
      clauses: marking.clauses.map(({ id, text, paragraph }) => ({
        id,
        text,
        ...(paragraph ? { paragraph } : {}),
      })),
    },
  }),
  /** Null unless at least one clause is marked, and only clauses and labels that exist are named. */
  parse(marking, _question, body) {
    const parsed = markingAnswerSchema.safeParse(grouped(body, "marks"));
    return parsed.success && fits(sides(marking), singly(parsed.data.marks)) ? parsed.data : null;
  },
  fields: ({ marks }) =>
    Object.fromEntries(Object.entries(marks).map(([clause, label]) => [`marks.${clause}`, [label]])),
  tally: (marking, _question, bodies) =>
    tallyGrid(sides(marking), bodies, (body) => ("marks" in body ? singly(body.marks) : null)),
  options: (marking) => marking.clauses.map(({ id, text }) => ({ id, text })),
  /** A clause with an empty key needs no label; one without a key is not judged. */
  key(marking) {
    const keyed = marking.clauses.flatMap(({ id, text, key, reason }) =>
      key ? [{ id, text, accepted: key, ...(reason ? { reason } : {}) }] : [],
    );
    return keyed.length ? keyed : null;
  },
};
