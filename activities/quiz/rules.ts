/**
 * Rules of a quiz: its stops, which answers fit, and how they are counted. Item by item, every item is a question of
 * its own. As one form it is one question, and a stop for each item follows at which the room looks at it.
 */
import { z } from "zod";
import { type Activity, type AnswerBody, isPass } from "@/activities/content";
import { grouped, one, whole } from "@/activities/form-body";
import type { KindRules } from "@/activities/kind-rules";
import type { Quiz, QuizAnswer, QuizItem } from "@/activities/quiz/content";
import { count, emptyTally } from "@/activities/tally";
import type { Option } from "@/workshop/content/words";
import { slug } from "@/workshop/content/words";
import { placeInPair } from "@/workshop/learning/linked-tests";
import type { Question, QuestionId, StepSketch } from "@/workshop/session/question";

/** From this level on (of 5) a person counts as sure. */
export const SURE = 4;

export const itemStep = (quiz: Quiz, item: QuizItem): string => `${quiz.id}/${item.id}`;

export const optionsOfItem = (quiz: Quiz, item: QuizItem): Option[] => item.options ?? quiz.options;

/** The items that a question asks: all of them, or the one of its step. */
export const itemsAsked = (quiz: Quiz, question: Question): QuizItem[] =>
  quiz.pace === "form" ? quiz.items : quiz.items.filter((item) => item.id === question.partId);

/** The questions of a quiz, in the order in which they are asked. */
export const questionsOfQuiz = (quiz: Quiz): QuestionId[] =>
  quiz.pace === "form" ? [quiz.id] : quiz.items.map((item) => itemStep(quiz, item));

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
    one(
      z.union([slug, z.strictObject({ choice: slug, sureness: z.number().int().min(1).max(5).optional() })]),
    ),
  ),
  sureness: z.record(slug, whole.pipe(z.number().min(1).max(5))).default({}),
});

/** Null unless every item named is asked, every choice is one of its own, and at least one item is answered. */
function parse(quiz: Quiz, question: Question, body: unknown): QuizAnswer | null {
  const parsed = posted.safeParse(grouped(grouped(body, "items"), "sureness"));
  if (!parsed.success) return null;
  const asked = itemsAsked(quiz, question);
  const { sureness } = parsed.data;
  const strange = (id: string) => !asked.some((item) => item.id === id);
  if (Object.keys(sureness).some((id) => strange(id) || !quiz.sureness)) return null;
  const items: QuizAnswer["items"] = {};
  for (const [id, given] of Object.entries(parsed.data.items)) {
    const item = asked.find((i) => i.id === id);
    const choice = typeof given === "string" ? given : given.choice;
    const sure = typeof given === "string" ? sureness[id] : given.sureness;
    if (!item || !optionsOfItem(quiz, item).some((o) => o.id === choice)) return null;
    if (sure !== undefined && !quiz.sureness) return null;
    items[id] = { choice, ...(sure === undefined ? {} : { sureness: sure }) };
  }
  return Object.keys(items).length ? { items } : null;
}

/** The body as an answer to a quiz; null for a pass. */
export const quizGiven = (body: AnswerBody | undefined): QuizAnswer | null =>
  body && !isPass(body) && "items" in body && !Array.isArray(body.items) ? (body as QuizAnswer) : null;

/** The choice that a person gave to every item, where it was the same for all of at least three. */
export function sameThroughout(quiz: Quiz, { items }: QuizAnswer): string | null {
  const choices = quiz.items.map((item) => items[item.id]?.choice);
  const [first] = choices;
  return quiz.items.length >= 3 && first !== undefined && choices.every((c) => c === first) ? first : null;
}

export const quizRules: KindRules<Quiz, QuizAnswer> = {
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
  tally(quiz, question, bodies) {
    const asked = itemsAsked(quiz, question);
    const tally = emptyTally(quizRules.options(quiz, question).map((o) => o.id));
    const kept: Record<string, Record<string, number>> = { same: {} };
    for (const item of asked) {
      tally.marks[item.id] = Object.fromEntries(optionsOfItem(quiz, item).map((o) => [o.id, 0]));
      kept[`sure.${item.id}`] = {};
      kept[`sureness.${item.id}`] = {};
    }
    for (const body of bodies) {
      if (isPass(body)) tally.passed++;
      const given = quizGiven(body);
      if (!given) continue;
      tally.answered++;
      for (const item of asked) {
        const { choice, sureness } = given.items[item.id] ?? {};
        if (choice === undefined) continue;
        count(tally.marks[item.id]!, choice);
        count(tally.counts, quiz.pace === "form" ? item.id : choice);
        if (sureness) count(kept[`sureness.${item.id}`]!, String(sureness));
        if (sureness && sureness >= SURE) count(kept[`sure.${item.id}`]!, choice);
      }
      const same = sameThroughout(quiz, given);
      if (same) count(kept.same!, same);
    }
    return { ...tally, kept };
  },
  /** As one form, the items: counted is who answered each. */
  options(quiz, question) {
    const [first] = itemsAsked(quiz, question);
    if (quiz.pace === "steps") return first ? optionsOfItem(quiz, first) : [];
    return quiz.items.map(({ id, text }) => ({ id, text }));
  },
  waitsFor(quiz, all) {
    if (!quiz.test) return [];
    const partners = quiz.after
      ? []
      : all.filter((a): a is Quiz & Activity => a.kind === "quiz" && a.after === quiz.id);
    return [quiz, ...partners].flatMap(questionsOfQuiz);
  },
  key: (quiz, question) => itemsAsked(quiz, question).map(({ id, text, key }) => ({ id, text, ...key })),
};
