/** Questions with keys in one shape for testing programs: quizzes, sorts, tables, rankings, guesses. Pure. */
import { kindOf } from "@/activities/kinds";
import type { Workshop } from "@/workshop/content/workshop";
import type { KeyedItem } from "@/model/exports/keyed-item";
import { planOf } from "@/workshop/content/plan";
import type { QuestionId } from "@/model/activity/question";
import { unreachable } from "@/model/unreachable";

/**
 * Questions in workshop order, each once: tests before and after share theirs. @param selected the ones to
 * include; default: all
 */
export function keyedItems(workshop: Workshop, selected?: ReadonlySet<QuestionId>): KeyedItem[] {
  const plan = planOf(workshop);
  const items = plan.activities.flatMap((a) => {
    const questions = plan.questionsOf(a.id).filter((q) => !selected || selected.has(q.id));
    return questions.length > 0 ? (kindOf(a).testItems?.(a, questions) ?? []) : [];
  });
  const first = new Map(items.toReversed().map((item) => [sameness(item), item]));
  return items.filter((item) => first.get(sameness(item)) === item);
}

/** Equal where the same is asked with the same key, under whatever ids and with whatever reasons. */
function sameness(item: KeyedItem): string {
  switch (item.type) {
    case "choice":
      return JSON.stringify([item.text, item.options.map((o) => [o.text, item.accepted.includes(o.id)])]);
    case "match":
      return JSON.stringify([
        item.text,
        item.columns.map((c) => c.text),
        item.rows.map((r) => [r.text, item.columns.map((c) => item.accepted[r.id]!.includes(c.id))]),
      ]);
    case "order":
      return JSON.stringify([item.text, item.options.map((o) => o.text)]);
    case "number":
      return JSON.stringify([item.text, item.value, item.unit]);
    default:
      return unreachable(item);
  }
}
