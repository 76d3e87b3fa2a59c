/** Rules of marking a text: one question, whose answer gives some of the clauses one label each. */
import { groupFields, singleValue } from "@/activities/shared/form-fields";
import { fitsGrid, asGridAnswer, tallyGrid } from "@/activities/shared/grid";
import { gridRows } from "@/activities/shared/grid-debrief";
import {
  type Marking,
  type MarkingAnswer,
  markingAnswerSchema,
  markingSchema,
} from "@/activities/kinds/marking/content";
import { type MarkingDebrief, markingDebrief, markingFigures } from "@/activities/kinds/marking/debrief-data";
import { template } from "@/activities/kinds/marking/template";
import type { MarkingFace, MarkingForm } from "@/activities/kinds/marking/view";
import { coded, codedItems } from "@/model/exports/coded";
import { eachGiven, idGiven } from "@/model/exports/answer-values";
import { matchingInteractions } from "@/model/exports/xapi-interactions";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { KindOf } from "@/model/kind";
import { inField } from "@/model/activity/references";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

const posted = z.strictObject({ marks: z.record(slug, singleValue(slug)) });

const sides = (marking: Marking) => ({ items: marking.clauses, choices: marking.labels });

function check(marking: Marking, path: string): string[] {
  const labels = idsOf(marking.labels);
  return [
    ...duplicateIdProblems(`${path}.labels`, "label", labels),
    ...duplicateIdProblems(`${path}.clauses`, "clause", idsOf(marking.clauses)),
    ...marking.clauses.flatMap((clause) =>
      unknownIdProblems(`${path}.clauses.${clause.id}.key`, "a label of this text", clause.key ?? [], labels),
    ),
  ];
}

export const markingKind: KindOf<
  typeof markingSchema,
  MarkingAnswer,
  MarkingFace,
  MarkingForm,
  MarkingDebrief
> = {
  name: "marking",
  content: markingSchema,
  answer: markingAnswerSchema,
  check,
  references: { "clauses.*.key": inField("labels") },
  template,
  simulate({ clauses, labels }, _question, { insight, random, near }) {
    const marks = clauses.flatMap((c) =>
      c.key?.length && random() < 0.3 + insight / 2
        ? [[c.id, near(c.key, idsOf(labels), c.id)] as const]
        : [],
    );
    return marks.length ? { marks: Object.fromEntries(marks) } : null;
  },
  screens: ({ clauses }) => [clauses.map((c) => c.text).join(" ")],
  steps: onlyStep,
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
    const parsed = posted.safeParse(groupFields(body, "marks"));
    return parsed.success && fitsGrid(sides(marking), asGridAnswer(parsed.data.marks)) ? parsed.data : null;
  },
  fields: ({ marks }) =>
    Object.fromEntries(Object.entries(marks).map(([clause, label]) => [`marks.${clause}`, [label]])),
  tally: (marking, _question, bodies) =>
    tallyGrid(sides(marking), bodies, ({ marks }) => asGridAnswer(marks)),
  options: (marking) => marking.clauses.map(({ id, text }) => ({ id, text })),
  /** A clause with an empty key needs no label; one without a key is not judged. */
  key(marking) {
    const keyed = marking.clauses.flatMap(({ id, text, key, reason }) =>
      key ? [{ id, text, accepted: key, ...(reason ? { reason } : {}) }] : [],
    );
    return keyed.length ? keyed : null;
  },
  plainReasons: true,
  values: (_marking, { marks }) => eachGiven(marks, (item, label) => [idGiven("label", label, item)]),
  codedItems: (marking) => codedItems(marking.clauses),
  codedChoices: (marking) => marking.labels.map(coded),
  interactions: (_marking, asked, values) => matchingInteractions(asked, values),

  debrief: markingDebrief,
  summaryRows: (debrief, people) => gridRows(debrief.activity.id, debrief, people),
  figures: markingFigures,
  released: (debrief) => debrief,
  written: () => [],
};
