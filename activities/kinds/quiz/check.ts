/**
 * Rules of a quiz that its schema cannot hold: ids that must differ, keys, and a second test of the same
 * items.
 */
import type { Quiz } from "@/activities/kinds/quiz/content";
import { isQuiz } from "@/activities/kinds/quiz/pairs";
import { idsOf, duplicateIdProblems, unknownIdProblems } from "@/model/activity/duplicate-ids";
import type { ActivityBase } from "@/model/text/text-schemas";

export function check(quiz: Quiz, path: string): string[] {
  return [
    ...duplicateIdProblems(`${path}.options`, "choice", idsOf(quiz.options)),
    ...duplicateIdProblems(`${path}.items`, "item", idsOf(quiz.items)),
    ...quiz.items.flatMap((item) => {
      const here = `${path}.items.${item.id}`;
      return [
        ...duplicateIdProblems(`${here}.options`, "choice", idsOf(item.options ?? [])),
        ...unknownIdProblems(
          `${here}.key.accepted`,
          "a choice of this item",
          item.key.accepted,
          idsOf(item.options ?? quiz.options),
        ),
      ];
    }),
  ];
}

export function checkAmong(quiz: Quiz, path: string, all: readonly ActivityBase[]): string[] {
  if (quiz.after === undefined) return [];
  const quizzes = all.filter(isQuiz);
  const first = quizzes.slice(0, quizzes.indexOf(quiz)).find((q) => q.id === quiz.after);
  if (!first) return [`${path}.after: "${quiz.after}" is not a quiz that comes before this one.`];
  const [earlier, later] = [idsOf(first.items), idsOf(quiz.items)];
  return [
    ...unknownIdProblems(
      `${path}.items`,
      `an item of the quiz "${first.id}", and both need the same`,
      later,
      earlier,
    ),
    ...earlier
      .filter((id) => !later.includes(id))
      .map(
        (id) => `${path}.items: "${id}" is missing; the quiz "${first.id}" has it, and both need the same.`,
      ),
  ];
}
