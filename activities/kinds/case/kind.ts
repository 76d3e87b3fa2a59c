/** Rules of a case: its stops, which answers fit a part, and how a round is counted. */
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";
import { options, tally } from "@/activities/kinds/case/tally";
import {
  partLabel,
  partRecall,
  partStep,
  partTitle,
  type Case,
  type CaseAnswer,
  type CasePart,
  SECOND,
  caseAnswerSchema,
  caseSchema,
} from "@/activities/kinds/case/content";
import { judgementRound } from "@/activities/kinds/case/analysis/choose-round";
import { check } from "@/activities/kinds/case/check";
import {
  type CaseDebrief,
  caseContested,
  caseDebrief,
  caseMeasures,
  caseReleased,
  caseSplitHead,
  caseWritten,
} from "@/activities/kinds/case/debrief-data";
import { caseFigures } from "@/activities/kinds/case/figures";
import { ledgerFigures } from "@/activities/kinds/case/ledger-figure";
import { caseSentences, caseStats } from "@/activities/kinds/case/story-sentences";
import { caseRows } from "@/activities/kinds/case/summary-rows";
import { answers, template } from "@/activities/kinds/case/template";
import type { CaseFace, CaseForm } from "@/activities/kinds/case/view";
import { paragraphsOf } from "@/activities/shared/paragraphs";
import { singleValue, integerValue } from "@/activities/shared/form-fields";
import { reasonItem, reasonSchema } from "@/activities/shared/reason";
import { reasonsFigures } from "@/activities/shared/reasons-figure";
import { isPass, type Pass } from "@/model/activity/pass";
import { coded } from "@/model/exports/coded";
import { type GivenValue, idGiven, numberGiven, valuesOf } from "@/model/exports/answer-values";
import { choiceInteractions, textInteractions } from "@/model/exports/xapi-interactions";
import type { PlainFace } from "@/model/activity/face";
import type { PaperBlock } from "@/model/activity/paper";
import { idsOf } from "@/model/activity/duplicate-ids";
import type { KindOf, FaceContext } from "@/model/kind";
import {
  type Question,
  type QuestionId,
  type StepId,
  type StepSketch,
  noticeId,
  whatIfQuestion,
} from "@/model/activity/question";
import { sampleOf } from "@/model/statistics/random";
import { choicesIn, type Find, inField } from "@/model/activity/references";
import type { SeenRounds, StoryPart, ToldPart, TrailStep } from "@/model/activity/story";

function steps(activity: Case): StepSketch[] {
  return activity.parts.flatMap((part) => {
    const id = partStep(activity, part);
    const step: StepSketch = {
      id,
      title: partTitle(part),
      notice: false,
      partId: part.id,
      question: id,
      whatIfs: part.whatIfs.map((w) => ({ id: w.id, title: w.title, question: whatIfQuestion(id, w.id) })),
    };
    const before: StepSketch = {
      id: noticeId(id),
      title: partTitle(part),
      notice: true,
      partId: part.id,
      whatIfs: [],
    };
    return part.notice ? [before, step] : [step];
  });
}

/** One part of the story with its recall, or the notice before it. */
function face(activity: Case, { step, question, shown }: FaceContext): PlainFace | CaseFace {
  const index = activity.parts.findIndex((p) => p.id === step.partId);
  const part = activity.parts[index];
  if (!part) return { kind: "waiting" };
  if (step.notice) return { kind: "notice", title: activity.title, text: part.notice ?? "" };
  const before = activity.parts[index - 1];
  const recalled = before && shown.includes(partStep(activity, before));
  const whatIf = part.whatIfs.find((w) => w.id === question?.whatIfId);
  return {
    kind: "case",
    title: activity.title,
    recall: recalled ? partRecall(before) : null,
    clauses: part.clauses,
    whatIf: whatIf ? { title: whatIf.title, fact: whatIf.fact } : null,
  };
}

/** Reasons are asked at the part's own question alone. */
const asksWhy = (part: CasePart | undefined, question: Question): boolean =>
  Boolean(part?.reasons) && !question.whatIfId;

/** A form posts lists, and its empty fields too. */
const posted = caseAnswerSchema.extend({
  answer: singleValue(slug),
  second: singleValue(slug).optional(),
  sureness: integerValue.pipe(z.number().min(1).max(5)).optional(),
  reason: reasonSchema,
});

/** Null unless the answer exists and only what is asked for, and told so far, is marked. */
function parse(activity: Case, question: Question, body: unknown): CaseAnswer | null {
  const parsed = posted.safeParse(body);
  if (!parsed.success) return null;
  const answer = parsed.data;
  const index = activity.parts.findIndex((p) => p.id === question.partId);
  const part = activity.parts[index];
  if (!part || !activity.answers.some((a) => a.id === answer.answer)) return null;
  if (answer.second && !activity.second?.answers.some((a) => a.id === answer.second)) return null;
  if (answer.sureness !== undefined && !activity.sureness) return null;
  const elements = [...new Set(answer.elements ?? [])];
  if (elements.some((id) => !activity.elements.some((e) => e.id === id))) return null;
  const clauses = [...new Set(answer.clauses ?? [])];
  if (clauses.length && !activity.marking) return null;
  if (clauses.some((id) => !part.clauses.some((c) => c.id === id))) return null;
  if (answer.reason && !asksWhy(part, question)) return null;
  return {
    answer: answer.answer,
    ...(answer.second ? { second: answer.second } : {}),
    ...(answer.sureness === undefined ? {} : { sureness: answer.sureness }),
    ...(elements.length ? { elements } : {}),
    ...(clauses.length ? { clauses } : {}),
    ...(answer.reason ? { reason: answer.reason } : {}),
  };
}

/** The first part is told with the notes of the case itself. */
function part(story: Case, { partId, notice }: StepSketch): StoryPart | null {
  const index = story.parts.findIndex((p) => p.id === partId);
  const current = story.parts[index];
  if (!current) return null;
  const notes = [index === 0 ? story.notes : undefined, current.notes].filter(Boolean).join("\n\n");
  return {
    index: index + 1,
    total: story.parts.length,
    title: notice ? "" : partTitle(current),
    notes: (!notice && notes) || null,
    facts: Object.fromEntries(current.whatIfs.map((w) => [w.id, w.fact])),
  };
}

const toldParts = (story: Case, step: StepSketch, shown: readonly StepId[]): ToldPart[] =>
  story.parts.flatMap((part, i) => {
    const id = partStep(story, part);
    if (id === step.id || !shown.includes(id)) return [];
    return [{ title: partTitle(part), part: i + 1, clauses: part.clauses }];
  });

/** Null for what-ifs, which are asked beside the story. */
function before(story: Case, { partId, whatIfId }: Question): { part: string; question: QuestionId } | null {
  const earlier = whatIfId ? undefined : story.parts[story.parts.findIndex((p) => p.id === partId) - 1];
  return earlier ? { part: earlier.id, question: partStep(story, earlier) } : null;
}

const isYes = (story: Case, body: CaseAnswer | Pass): boolean | null =>
  isPass(body) ? null : body.answer === story.answers.find((a) => a.tone === "yes")?.id;

const trail = (story: Case, rounds: SeenRounds<Case, CaseAnswer>): TrailStep[] =>
  story.parts.map((part) => {
    const id = partStep(story, part);
    const label = rounds.isShown(id) ? partLabel(part) : "";
    const seen = rounds.last(id);
    if (!seen) return { part: part.id, label, options: null };
    const { counts } = caseKind.tally(seen.activity, seen.question, seen.bodies);
    const options = seen.activity.answers.map(({ id, tone }) => ({ id, tone, count: counts[id] ?? 0 }));
    return { part: part.id, label, options };
  });

/** The parts of the story, or one of them, each with the answers to its question. */
function paperOf(
  { question, answers, second, parts }: Case,
  [where, id]: readonly string[],
): PaperBlock[] | null {
  const chosen = where === undefined ? parts : where === "parts" ? parts.filter((p) => p.id === id) : [];
  if (chosen.length === 0) return null;
  const options = answers.map((a) => a.text);
  return [
    { type: "question", text: question },
    ...chosen.flatMap((part): PaperBlock[] => [
      ...(part.notice ? [{ type: "notice", text: part.notice } as const] : []),
      { type: "heading", text: partTitle(part), number: parts.indexOf(part) + 1 },
      ...paragraphsOf(part.clauses).map(
        (texts) => ({ type: "paragraph", texts: texts.map((c) => c.text) }) as const,
      ),
      { type: "boxes", options },
      ...(second
        ? [
            { type: "question", text: second.question } as const,
            { type: "boxes", options: second.answers.map((a) => a.text) } as const,
          ]
        : []),
    ]),
  ];
}

const answersTo = (values: readonly GivenValue[], item: string | null): string[] =>
  valuesOf(
    values.filter((g) => g.item === item),
    "answer",
  );

const secondAnswers: Find = ({ activity }) =>
  choicesIn((activity.second as { answers?: unknown } | undefined)?.answers);

/** The part or the what-if that is asked, with its keys. */
function keyedOf({ parts }: Case, { partId, whatIfId }: Question) {
  const part = parts.find((p) => p.id === partId);
  return whatIfId ? part?.whatIfs.find((w) => w.id === whatIfId) : part;
}

export const caseKind: KindOf<typeof caseSchema, CaseAnswer, CaseFace, CaseForm, CaseDebrief> = {
  name: "case",
  content: caseSchema,
  answer: caseAnswerSchema,
  check,
  references: {
    "parts.*.key.accepted": inField("answers"),
    "parts.*.key.elements": inField("elements"),
    "parts.*.whatIfs.*.key.accepted": inField("answers"),
    "parts.*.whatIfs.*.key.elements": inField("elements"),
    "parts.*.secondKey.accepted": secondAnswers,
    "parts.*.whatIfs.*.secondKey.accepted": secondAnswers,
    "band.from": inField("parts"),
    "band.to": inField("parts"),
  },
  template,
  beginning: { answers },
  simulate(story, question, { insight, random, near, sure, why }) {
    const part = story.parts.find((p) => p.id === question.partId);
    if (!part) return null;
    const keyed = keyedOf(story, question);
    const key = keyed?.key ?? part.key;
    const second = story.second && idsOf(story.second.answers);
    const elements = Object.entries(key?.elements ?? {}).filter(([, shown]) =>
      shown === "shown" ? random() < 0.4 + insight / 2 : random() < 0.15,
    );
    return {
      answer: near(key?.accepted ?? idsOf(story.answers), idsOf(story.answers)),
      ...(second ? { second: near((keyed?.secondKey ?? part.secondKey)?.accepted ?? second, second) } : {}),
      ...(story.sureness ? { sureness: sure() } : {}),
      ...(elements.length > 0 ? { elements: elements.map(([id]) => id) } : {}),
      ...(story.marking && random() < 0.6 ? { clauses: sampleOf(idsOf(part.clauses), 3, random) } : {}),
      ...why(part.reasons && !question.whatIfId),
    };
  },
  screens: ({ parts }) => parts.map((p) => p.clauses.map((c) => c.text).join(" ")),
  onPaper: paperOf,
  story: { part, told: toldParts, before, isYes },
  trail,
  steps,
  face,
  ask: (activity, question) => ({
    text: activity.question,
    form: {
      kind: "case",
      options: activity.answers,
      ...(activity.second && { second: activity.second }),
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
    const keyed = keyedOf(activity, question);
    const items = [
      { id: question.id, text: activity.question, key: keyed?.key },
      { id: SECOND, text: activity.second?.question ?? "", key: keyed?.secondKey },
    ].flatMap(({ id, text, key }) =>
      key ? [{ id, text, accepted: key.accepted, ...(key.reason ? { reason: key.reason } : {}) }] : [],
    );
    return items.length > 0 ? items : null;
  },
  typedIn: (story, question) => [
    ...(caseKind.byHand?.(story, question) ?? []),
    ...(asksWhy(
      story.parts.find((p) => p.id === question.partId),
      question,
    )
      ? [reasonItem]
      : []),
  ],
  byHand: ({ question, answers, second }) => [
    { field: "answer", text: second ? question : null, options: answers.map(coded) },
    ...(second ? [{ field: SECOND, text: second.question, options: second.answers.map(coded) }] : []),
  ],
  tally,
  options,
  withoutBeside: ({ second, sureness, elements, marking }) =>
    second || sureness || elements.length > 0 || marking
      ? ({ second: _second, sureness: _sureness, elements: _elements, clauses: _clauses, ...body }) => body
      : null,
  values: (_activity, { answer, second, sureness, elements = [], clauses = [] }) => [
    idGiven("answer", answer),
    ...(second === undefined ? [] : [idGiven("answer", second, SECOND)]),
    ...(sureness === undefined ? [] : [numberGiven("sureness", sureness)]),
    ...elements.map((e) => idGiven("element", e)),
    ...clauses.map((c) => idGiven("clause", c)),
  ],
  codedItems: ({ question: text, answers, second }, { id }) =>
    second
      ? [
          { id, text, choices: answers.map(coded) },
          { id: SECOND, text: second.question, choices: second.answers.map(coded) },
        ]
      : [],
  codedChoices: (activity) => [...activity.answers, ...activity.elements].map(coded),
  follows(activity, { partId, whatIfId }) {
    const part = activity.parts.find((p) => p.id === partId);
    return part?.whatIfs.find((w) => w.id === whatIfId)?.fact ?? (part ? partTitle(part) : null);
  },
  /** A judgement on a story is neither right nor wrong, whatever experts accept. */
  interactions: (activity, asked, values) => [
    ...choiceInteractions("", asked.text, answersTo(values, null), activity.answers),
    ...choiceInteractions(
      `/${SECOND}`,
      activity.second?.question ?? "",
      answersTo(values, SECOND),
      activity.second?.answers ?? [],
    ),
    ...textInteractions(asked, values),
  ],

  debrief: caseDebrief,
  summaryRows: caseRows,
  figures: caseFigures,
  furtherFigures: (debrief, words) => [
    ...ledgerFigures(debrief, words),
    ...debrief.parts.flatMap((p) =>
      reasonsFigures(
        `${debrief.activity.id}-${p.id}-reasons`,
        `${p.number} · ${p.title}`,
        debrief.activity.question,
        debrief.activity.answers,
        p.reasons,
        words,
      ),
    ),
  ],
  contested: caseContested,
  split: {
    items: () => [{ id: "", given: ({ answer }) => [answer] }],
    head: caseSplitHead,
    asOne: true,
    speaker: judgementRound,
  },
  released: caseReleased,
  written: caseWritten,
  measures: caseMeasures,
  stats: caseStats,
  frontPage: { place: "judgements", sentences: (sessions) => sessions.flat().flatMap(caseSentences) },
};
