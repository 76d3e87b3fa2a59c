/**
 * Rules of a commitment. What somebody promises is theirs alone: the answer that is stored for all holds no text, only
 * that there is one.
 */
import { z } from "zod";
import { COMMITMENT_LENGTH, type Commitment, type CommitmentAnswer } from "@/activities/commitment/content";
import { type AnswerBody, isPass } from "@/activities/content";
import { grouped, one, seenLine } from "@/activities/form-body";
import type { Fields, KindRules } from "@/activities/kind-rules";
import { emptyTally } from "@/activities/tally";
import { slug } from "@/workshop/content/words";

const posted = z.strictObject({ promise: z.record(slug, one(seenLine(COMMITMENT_LENGTH))) });

/** Null unless something is written, and only in fields that there are. */
function parse(commitment: Commitment, body: unknown): CommitmentAnswer | null {
  const parsed = posted.safeParse(grouped(body, "promise"));
  if (!parsed.success) return null;
  const given = Object.entries(parsed.data.promise).filter(([, text]) => text !== "");
  if (given.length === 0 || given.some(([id]) => !commitment.fields.some((f) => f.id === id))) return null;
  return { promise: Object.fromEntries(given) };
}

/** A promise as it is given back: what was asked, what was written; fields left blank are left out. */
export const promiseLines = ({ fields }: Commitment, given: Fields): { label: string; text: string }[] =>
  fields.flatMap(({ id, text }) => {
    const written = given[`promise.${id}`]?.[0];
    return written ? [{ label: text, text: written }] : [];
  });

export const commitmentRules: KindRules<Commitment, CommitmentAnswer> = {
  steps: (commitment) => [
    { id: commitment.id, title: commitment.title, notice: false, question: commitment.id, whatIfs: [] },
  ],
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
  /** Only how many made one. */
  tally(_commitment, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally([]);
    for (const body of bodies) {
      if (isPass(body)) tally.passed++;
      else if ("promise" in body) tally.answered++;
    }
    return tally;
  },
  options: () => [],
};
