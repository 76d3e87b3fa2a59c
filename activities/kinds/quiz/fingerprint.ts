import type { Quiz, QuizItem } from "@/activities/kinds/quiz/content";
import { sameText } from "@/activities/shared/same-text";

/** Of a quiz item, with the choices and the key that it is counted by (L-11, L-31). */
export const itemFingerprint = (quiz: Quiz, item: QuizItem): string =>
  JSON.stringify([
    "item",
    sameText(item.text),
    (item.options ?? quiz.options).map((o) => [sameText(o.text), item.key.accepted.includes(o.id)]),
  ]);
