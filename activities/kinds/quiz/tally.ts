import type { Kind } from "@/model/kind";
import type { Quiz, QuizAnswer } from "@/activities/kinds/quiz/content";
import { itemsAsked, itemStep, optionsOfItem } from "@/activities/kinds/quiz/items";
import { tallied } from "@/activities/shared/tallied";
import type { Question, QuestionId } from "@/model/activity/question";
import { count } from "@/model/activity/tally";
import { idsOf } from "@/model/activity/duplicate-ids";

/** From this level on (of 5) a person counts as sure. */
const SURE = 4;

/** The questions of a quiz, in the order in which they are asked. */
export const questionsOfQuiz = (quiz: Quiz): QuestionId[] =>
  quiz.pace === "form" ? [quiz.id] : quiz.items.map((item) => itemStep(quiz, item));

/** The choice that a person gave to every item, where it was the same for all of at least three. */
export function sameThroughout(quiz: Quiz, { items }: QuizAnswer): string | null {
  const choices = quiz.items.map((item) => items[item.id]?.choice);
  const [first] = choices;
  return quiz.items.length >= 3 && first !== undefined && choices.every((c) => c === first) ? first : null;
}

/** Of one form, its items: each is counted by those who answered it. */
export function options(quiz: Quiz, question: Question): { id: string; text: string }[] {
  const [first] = itemsAsked(quiz, question);
  if (quiz.pace === "steps") return first ? optionsOfItem(quiz, first) : [];
  return quiz.items.map(({ id, text }) => ({ id, text }));
}

export const tally: Kind<Quiz, QuizAnswer>["tally"] = (quiz, question, bodies) => {
  const asked = itemsAsked(quiz, question);
  const marks: Record<string, Record<string, number>> = {};
  const kept: Record<string, Record<string, number>> = { same: {} };
  for (const item of asked) {
    marks[item.id] = Object.fromEntries(optionsOfItem(quiz, item).map((o) => [o.id, 0]));
    kept[`sure.${item.id}`] = {};
    kept[`sureness.${item.id}`] = {};
  }
  const tally = tallied(idsOf(options(quiz, question)), bodies, (body, { counts }) => {
    for (const item of asked) {
      const { choice, sureness } = body.items[item.id] ?? {};
      if (choice === undefined) continue;
      count(marks[item.id]!, choice);
      count(counts, quiz.pace === "form" ? item.id : choice);
      if (sureness) count(kept[`sureness.${item.id}`]!, String(sureness));
      if (sureness && sureness >= SURE) count(kept[`sure.${item.id}`]!, choice);
    }
    const same = sameThroughout(quiz, body);
    if (same) count(kept.same!, same);
  });
  return { ...tally, marks, kept };
};
