/**
 * Rules of a quiz: its stops, which answers fit, and how they are counted. Item by item, every item is a question of
 * its own. As one form it is one question, and a stop for each item follows at which the room looks at it.
 */
import { options, tally, questionsOfQuiz } from "@/activities/kinds/quiz/tally";
import { groupFields, singleValue, integerValue } from "@/activities/shared/form-fields";
import { check, checkAmong } from "@/activities/kinds/quiz/check";
import { type Quiz, type QuizAnswer, quizSchema, quizAnswerSchema } from "@/activities/kinds/quiz/content";
import {
  type QuizDebrief,
  enoughItems,
  quizContested,
  quizDebrief,
  quizMeasures,
  quizRows,
  quizSplitHead,
  unmatchedSentences,
} from "@/activities/kinds/quiz/debrief-data";
import { itemOfTest, itemInteractions } from "@/activities/kinds/quiz/export";
import { quizFigures } from "@/activities/kinds/quiz/figures";
import { itemsAsked, itemStep, optionsOfItem } from "@/activities/kinds/quiz/items";
import { beforeAfterOf, learningRows } from "@/activities/kinds/quiz/pre-post";
import { learningFigures } from "@/activities/kinds/quiz/learning-figures";
import { isQuiz, placeInPair, testPairs } from "@/activities/kinds/quiz/pairs";
import { template } from "@/activities/kinds/quiz/template";
import type { QuizFace, QuizForm } from "@/activities/kinds/quiz/view";
import { coded } from "@/model/exports/coded";
import { eachGiven, idGiven, numberGiven } from "@/model/exports/answer-values";
import { idsOf } from "@/model/activity/duplicate-ids";
import type { KindOf } from "@/model/kind";
import type { Question, StepSketch } from "@/model/activity/question";
import { type Find, choicesIn, others } from "@/model/activity/references";
import { slug } from "@/model/text/text-schemas";
import { z } from "zod";

function steps(quiz: Quiz): StepSketch[] {
  const each = quiz.items.map((item) => ({
    id: itemStep(quiz, item),
    title: item.text,
    notice: false,
    partId: item.id,
    question: quiz.pace === "form" ? quiz.id : itemStep(quiz, item),
    whatIfs: [],
  }));
  if (quiz.pace === "steps") return each;
  const form = { id: quiz.id, title: quiz.title, notice: false, question: quiz.id, whatIfs: [] };
  // A test before is not gone through: that would be its solution.
  return quiz.test && !quiz.after ? [form] : [form, ...each];
}

const posted = z.strictObject({
  items: z.record(
    slug,
    singleValue(
      z.union([slug, z.strictObject({ choice: slug, sureness: z.number().int().min(1).max(5).optional() })]),
    ),
  ),
  sureness: z.record(slug, integerValue.pipe(z.number().min(1).max(5))).default({}),
});

/** Null unless every item named is asked, every choice is one of its own, and at least one item is answered. */
function parse(quiz: Quiz, question: Question, body: unknown): QuizAnswer | null {
  const parsed = posted.safeParse(groupFields(groupFields(body, "items"), "sureness"));
  if (!parsed.success) return null;
  const asked = itemsAsked(quiz, question);
  const { sureness } = parsed.data;
  const strange = (id: string) => !asked.some((item) => item.id === id);
  if (Object.keys(sureness).some((id) => strange(id) || !quiz.sureness)) return null;
  const items: QuizAnswer["items"] = {};
  for (const [id, entry] of Object.entries(parsed.data.items)) {
    const item = asked.find((i) => i.id === id);
    const choice = typeof entry === "string" ? entry : entry.choice;
    const sure = typeof entry === "string" ? sureness[id] : entry.sureness;
    if (!item || !optionsOfItem(quiz, item).some((o) => o.id === choice)) return null;
    if (sure !== undefined && !quiz.sureness) return null;
    items[id] = { choice, ...(sure === undefined ? {} : { sureness: sure }) };
  }
  return Object.keys(items).length ? { items } : null;
}

/** Choices of an item that may be half-written. */
const choicesOfItem: Find = ({ activity, at }) => {
  const item = (activity.items as { options?: unknown }[] | undefined)?.[at[0] ?? -1];
  return choicesIn(item?.options ?? activity.options);
};

export const quizKind: KindOf<typeof quizSchema, QuizAnswer, QuizFace, QuizForm, QuizDebrief> = {
  name: "quiz",
  content: quizSchema,
  answer: quizAnswerSchema,
  check,
  checkAmong,
  references: { "items.*.key.accepted": choicesOfItem, after: others },
  template,
  beginning: { options: template.options },
  simulate(quiz, question, { near, sure }) {
    const items =
      quiz.pace === "steps" ? quiz.items.filter((i) => question.id.endsWith(`/${i.id}`)) : quiz.items;
    const answers = items.map((item) => {
      const choice = near(item.key.accepted, idsOf(item.options ?? quiz.options), item.id);
      return [item.id, { choice, ...(quiz.sureness ? { sureness: sure() } : {}) }] as const;
    });
    return { items: Object.fromEntries(answers) };
  },
  steps,
  face(quiz, { step }) {
    const index = quiz.items.findIndex((item) => item.id === step.partId);
    const item = quiz.items[index];
    return {
      kind: "quiz",
      title: quiz.title,
      item: item ? { id: item.id, index: index + 1, total: quiz.items.length } : null,
    };
  },
  ask(quiz, question, all = []) {
    const items = itemsAsked(quiz, question).map((item) => ({
      id: item.id,
      text: item.text,
      options: optionsOfItem(quiz, item),
    }));
    const alone = quiz.pace === "steps" ? items[0] : undefined;
    return {
      text: alone?.text ?? quiz.question,
      form: {
        kind: "quiz",
        lead: alone ? quiz.question : null,
        sureness: quiz.sureness,
        code: placeInPair(quiz, all),
        items,
      },
    };
  },
  parse,
  fields: ({ items }) =>
    Object.fromEntries(
      Object.entries(items).flatMap(([id, { choice, sureness }]) => [
        [`items.${id}`, [choice]],
        ...(sureness ? [[`sureness.${id}`, [String(sureness)]]] : []),
      ]),
    ),
  /** As one form it is filled by each person for themselves. */
  byHand: (quiz, question) =>
    quiz.pace === "form"
      ? []
      : itemsAsked(quiz, question).map((item) => ({
          field: `items.${item.id}`,
          text: null,
          options: optionsOfItem(quiz, item).map(({ id, text }) => ({ id, text })),
        })),
  typedIn: (quiz, question) =>
    itemsAsked(quiz, question).map((item) => ({
      field: `items.${item.id}`,
      text: item.text,
      options: optionsOfItem(quiz, item),
    })),
  tally,
  options,
  withoutBeside: ({ sureness }) =>
    sureness
      ? ({ items }) => ({
          items: Object.fromEntries(Object.entries(items).map(([id, { choice }]) => [id, { choice }])),
        })
      : null,
  waitsFor(quiz, all) {
    if (!quiz.test) return [];
    const partners = quiz.after ? [] : all.filter(isQuiz).filter((a) => a.after === quiz.id);
    return [quiz, ...partners].flatMap(questionsOfQuiz);
  },
  key: (quiz, question) => itemsAsked(quiz, question).map(({ id, text, key }) => ({ id, text, ...key })),
  values: (_quiz, { items }) =>
    eachGiven(items, (item, { choice, sureness }) => [
      idGiven("choice", choice, item),
      ...(sureness === undefined ? [] : [numberGiven("sureness", sureness, item)]),
    ]),
  codedItems: (quiz, question) =>
    itemsAsked(quiz, question).map((item) => ({
      ...coded(item),
      choices: optionsOfItem(quiz, item).map(coded),
    })),
  interactions: (quiz, _asked, values) => itemInteractions(quiz, values),
  testItems: (quiz, questions) =>
    questions.flatMap((q) => itemsAsked(quiz, q)).map((item) => itemOfTest(quiz, item)),

  debrief: quizDebrief,
  summaryRows: (debrief, people) => [
    ...debrief.items.flatMap((i) => i.rounds.flatMap((r) => quizRows(debrief, i, r, people))),
    ...(debrief.learning ? learningRows(debrief.learning, people) : []),
  ],
  figures: quizFigures,
  furtherFigures: ({ learning }, words) => (learning ? learningFigures(learning, words) : []),
  contested: quizContested,
  namesDivided: true,
  linkedTests: testPairs,
  beforeAfter: ({ learning }) => learning && beforeAfterOf(learning),
  test(quiz, all) {
    if (quiz.after) return "after";
    return all.some((a) => isQuiz(a) && a.after === quiz.id) ? "before" : null;
  },
  finalTest: {
    items: (quiz) => quiz.items.map(({ id, key }) => ({ id, accepted: key.accepted })),
    chosen: ({ items }) => Object.fromEntries(Object.entries(items).map(([id, { choice }]) => [id, choice])),
  },
  split: {
    items: (quiz) =>
      quiz.items.map(({ id }) => ({
        id,
        given: ({ items }) => {
          const choice = items[id]?.choice;
          return choice === undefined ? null : [choice];
        },
      })),
    head: (quiz, _question, item) => quizSplitHead(quiz, item),
  },
  enough: enoughItems,
  measures: quizMeasures,
  frontPage: { place: "tests", sentences: (sessions) => sessions.flat().flatMap(unmatchedSentences) },
  released: (debrief) => debrief,
  written: () => [],
};
