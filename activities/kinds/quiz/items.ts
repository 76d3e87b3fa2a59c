import type { Quiz, QuizItem } from "@/activities/kinds/quiz/content";
import { sameText } from "@/activities/shared/same-text";
import type { Question } from "@/model/activity/question";
import type { Option } from "@/model/text/text-schemas";

export const optionsOfItem = (quiz: Quiz, item: QuizItem): Option[] => item.options ?? quiz.options;

/** The items that a question asks: all of them, or the one of its step. */
export const itemsAsked = (quiz: Quiz, question: Question): QuizItem[] =>
  quiz.pace === "form" ? quiz.items : quiz.items.filter((item) => item.id === question.partId);

export const itemStep = (quiz: Quiz, item: QuizItem): string => `${quiz.id}/${item.id}`;

/** A quiz item with the choices and the key by which it is counted. */
export const itemFingerprint = (quiz: Quiz, item: QuizItem): string =>
  JSON.stringify([
    "item",
    sameText(item.text),
    (item.options ?? quiz.options).map((o) => [sameText(o.text), item.key.accepted.includes(o.id)]),
  ]);
