/** Rules of a commitment: the stored answer holds no text, only that there is one. */
import {
  type Commitment,
  COMMITMENT_LENGTH,
  type CommitmentAnswer,
  commitmentSchema,
  commitmentAnswerSchema,
} from "@/activities/kinds/commitment/content";
import {
  type CommitmentDebrief,
  commitmentDebrief,
  commitmentRows,
  commitmentSentence,
  commitmentStats,
  commitmentFigures,
  commitmentTally,
} from "@/activities/kinds/commitment/debrief-data";
import { groupFields, singleValue, visibleLine } from "@/activities/shared/form-fields";
import { bareGiven } from "@/model/exports/answer-values";
import { idsOf, duplicateIdProblems } from "@/model/activity/duplicate-ids";
import { onlyStep } from "@/model/activity/question";
import type { Fields, KindOf } from "@/model/kind";
import { pick } from "@/model/statistics/random";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

const posted = z.strictObject({ promise: z.record(slug, singleValue(visibleLine(COMMITMENT_LENGTH))) });

/** Null unless something is written, and only in fields that there are. */
function parse(commitment: Commitment, body: unknown): CommitmentAnswer | null {
  const parsed = posted.safeParse(groupFields(body, "promise"));
  if (!parsed.success) return null;
  const written = Object.entries(parsed.data.promise).filter(([, text]) => text !== "");
  if (written.length === 0 || written.some(([id]) => !commitment.fields.some((f) => f.id === id)))
    return null;
  return { promise: Object.fromEntries(written) };
}

/** A commitment as it is given back, without fields left blank. */
export const commitmentLines = ({ fields }: Commitment, values: Fields): { label: string; text: string }[] =>
  fields.flatMap(({ id, text }) => {
    const written = values[`promise.${id}`]?.[0];
    return written ? [{ label: text, text: written }] : [];
  });

interface CommitmentFace {
  kind: "commitment";
  title: string;
}

interface CommitmentForm {
  kind: "commitment";
  fields: { id: string; text: string; hint: string | null }[];
}

export const commitmentKind: KindOf<
  typeof commitmentSchema,
  CommitmentAnswer,
  CommitmentFace,
  CommitmentForm,
  CommitmentDebrief
> = {
  name: "commitment",
  content: commitmentSchema,
  answer: commitmentAnswerSchema,
  check: ({ fields }, path) => duplicateIdProblems(`${path}.fields`, "field", idsOf(fields)),
  template: {
    kind: "commitment",
    title: "My own promise",
    minutes: 8,
    question: "What will you do differently from Monday?",
    fields: [
      { id: "what", text: "What I will do", hint: "One thing, small enough to do" },
      { id: "with", text: "With whom" },
      { id: "when", text: "By when" },
    ],
    notes: "Nobody but the person sees this. It is given back at the end.",
  },
  simulate: ({ fields }, _question, { random, phrases }) => ({
    promise: Object.fromEntries(fields.map(({ id }) => [id, pick(phrases, random)])),
  }),
  givenBack: (commitment, values) => ({
    question: commitment.question,
    lines: commitmentLines(commitment, values),
  }),
  steps: onlyStep,
  face: (commitment) => ({ kind: "commitment", title: commitment.title }),
  ask: ({ question, fields }) => ({
    text: question,
    form: {
      kind: "commitment",
      fields: fields.map(({ id, text, hint }) => ({ id, text, hint: hint ?? null })),
    },
  }),
  parse: (commitment, _question, body) => parse(commitment, body),
  redact: () => ({ promise: {} }),
  fields: ({ promise }) =>
    Object.fromEntries(Object.entries(promise).map(([id, text]) => [`promise.${id}`, [text]])),
  key: () => null,
  tally: commitmentTally,
  options: () => [],
  /** Only the existence of a commitment is stored. */
  values: () => [bareGiven("promise")],

  debrief: commitmentDebrief,
  summaryRows: commitmentRows,
  figures: commitmentFigures,
  stats: commitmentStats,
  frontPage: {
    place: "commitments",
    sentences: (sessions, people) => sessions.flat().map((debrief) => commitmentSentence(debrief, people)),
  },
  promised: ({ last }) => last,
  released: (debrief) => debrief,
  written: () => [],
};
