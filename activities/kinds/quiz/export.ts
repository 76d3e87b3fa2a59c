import type { Quiz, QuizItem } from "@/activities/kinds/quiz/content";
import { optionsOfItem } from "@/activities/kinds/quiz/items";
import type { GivenValue } from "@/model/exports/answer-values";
import type { KeyedItem } from "@/model/exports/keyed-item";
import { textOf } from "@/model/text/markdown";
import type { Interaction } from "@/model/exports/xapi-interactions";

export const itemInteractions = (quiz: Quiz, values: readonly GivenValue[]): Interaction[] =>
  values.flatMap((g): Interaction[] => {
    const item = quiz.items.find((i) => i.id === g.item);
    if (g.what !== "choice" || !item) return [];
    const options = optionsOfItem(quiz, item);
    const { accepted } = item.key;
    const base = {
      behind: `/${item.id}`,
      text: item.text,
      response: g.value!,
      right: accepted,
      success: accepted.includes(g.value!),
    };
    const isTrueFalse = options.length === 2 && options.every((o) => o.id === "true" || o.id === "false");
    return [
      isTrueFalse
        ? { ...base, type: "true-false" }
        : { ...base, type: "choice", lists: { choices: options } },
    ];
  });

/** An item for a test elsewhere. */
export const itemOfTest = (quiz: Quiz, item: QuizItem): KeyedItem => ({
  type: "choice",
  // No id has a dot: two of them with one make a name that no others make.
  id: `${quiz.id}.${item.id}`,
  title: quiz.title,
  text: item.text,
  options: optionsOfItem(quiz, item),
  accepted: item.key.accepted,
  reason: textOf(item.key.reason),
  law: item.key.law ?? "",
  error: item.key.error ?? "",
});
