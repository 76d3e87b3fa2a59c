/** Rules of a case: its stops, which answers fit a part, and how a round is counted. */
import { type Case, type CaseAnswer, type CasePart, caseAnswerSchema } from "@/activities/case/content";
import { type AnswerBody, isPass } from "@/activities/content";
import type { KindRules, Place } from "@/activities/kind-rules";
import { count, emptyTally } from "@/activities/tally";
import type { CaseFace } from "@/activities/case/view";
import type { Face } from "@/workshop/protocol/down";
import { noticeId, type Question, type StepSketch, whatIfQuestion } from "@/workshop/session/question";

/** The step (and main question) of one part. */
export const partStep = (activity: Case, part: CasePart): string => `${activity.id}/${part.id}`;

function steps(activity: Case): StepSketch[] {
  return activity.parts.flatMap((part) => {
    const id = partStep(activity, part);
    const step: StepSketch = {
      id,
      title: part.title,
      notice: false,
      partId: part.id,
      question: id,
      whatIfs: part.whatIfs.map((w) => ({ id: w.id, title: w.title, question: whatIfQuestion(id, w.id) })),
    };
    const before: StepSketch = {
      id: noticeId(id),
      title: part.title,
      notice: true,
      partId: part.id,
      whatIfs: [],
    };
    return part.notice ? [before, step] : [step];
  });
}

/** One part of the story with its recall, or the notice before it. */
function face(activity: Case, { step, question, shown }: Place): Face | CaseFace {
  const at = activity.parts.findIndex((p) => p.id === step.partId);
  const part = activity.parts[at];
  if (!part) return { kind: "waiting" };
  if (step.notice) return { kind: "notice", title: activity.title, text: part.notice ?? "" };
  const before = activity.parts[at - 1];
  const told = before && shown.includes(partStep(activity, before));
  const whatIf = part.whatIfs.find((w) => w.id === question?.whatIfId);
  return {
    kind: "case",
    title: activity.title,
    recall: told ? before.recall : null,
    clauses: part.clauses,
    whatIf: whatIf ? { title: whatIf.title, fact: whatIf.fact } : null,
  };
}

/** Reasons are asked of the part's own question, not of its what-ifs. */
const asksWhy = (part: CasePart | undefined, question: Question): boolean =>
  Boolean(part?.reasons) && !question.whatIfId;

/** Null unless the answer exists and only what is asked for, and told so far, is marked. */
function parse(activity: Case, question: Question, body: unknown): CaseAnswer | null {
  const parsed = caseAnswerSchema.safeParse(body);
  if (!parsed.success) return null;
  const given = parsed.data;
  const at = activity.parts.findIndex((p) => p.id === question.partId);
  const part = activity.parts[at];
  if (!part || !activity.answers.some((a) => a.id === given.answer)) return null;
  if (given.sureness !== undefined && !activity.sureness) return null;
  const elements = [...new Set(given.elements ?? [])];
  if (elements.some((id) => !activity.elements.some((e) => e.id === id))) return null;
  const clauses = [...new Set(given.clauses ?? [])];
  if (clauses.length && !activity.marking) return null;
  if (clauses.some((id) => !part.clauses.some((c) => c.id === id))) return null;
  if (given.reason && !asksWhy(part, question)) return null;
  return {
    answer: given.answer,
    ...(given.sureness === undefined ? {} : { sureness: given.sureness }),
    ...(elements.length ? { elements } : {}),
    ...(clauses.length ? { clauses } : {}),
    ...(given.reason ? { reason: given.reason } : {}),
  };
}

export const caseRules: KindRules<Case, CaseAnswer> = {
  steps,
  face,
  ask: (activity, question) => ({
    text: activity.question,
    form: {
      kind: "case",
      options: activity.answers,
      sureness: activity.sureness,
      elements: activity.elements,
      marking: activity.marking,
      reason: asksWhy(
        activity.parts.find((p) => p.id === question.partId),
        question,
      ),
    },
  }),
  parse,
  key(activity, question) {
    const part = activity.parts.find((p) => p.id === question.partId);
    const asked = question.whatIfId ? part?.whatIfs.find((w) => w.id === question.whatIfId) : part;
    if (!asked) return null;
    const { accepted, reason } = asked.key;
    return [{ id: question.id, text: activity.question, accepted, reason }];
  },
  tally(activity, _question, bodies: Iterable<AnswerBody>) {
    const tally = emptyTally(activity.answers.map((a) => a.id));
    tally.marks = {
      sureness: {},
      elements: Object.fromEntries(activity.elements.map((e) => [e.id, 0])),
      clauses: {},
    };
    for (const body of bodies) {
      if (isPass(body)) {
        tally.passed++;
        continue;
      }
      if (!("answer" in body)) continue;
      tally.answered++;
      count(tally.counts, body.answer);
      if (body.sureness) count(tally.marks.sureness!, String(body.sureness));
      for (const id of body.elements ?? []) count(tally.marks.elements!, id);
      for (const id of body.clauses ?? []) count(tally.marks.clauses!, id);
    }
    return tally;
  },
  options: (activity) => activity.answers,
};
