/** The order in which items of a quiz need talking about. */
import type { QuizForm } from "@/activities/kinds/quiz/view";
import type { Key } from "@/model/activity/key";
import type { Tally } from "@/model/activity/tally";

interface ItemNeed {
  item: QuizForm["items"][number];
  /** Its place in the quiz, from 1. */
  number: number;
  /** People who answered this item. */
  answered: number;
  right: number;
  /** People who said how sure they were, and those of them who were sure of an answer outside the key. */
  sure: number;
  sureWrong: number;
}

/** The items of a round, the one with the largest share of answers outside the key first. */
export function wrongFirst(
  items: QuizForm["items"],
  results: Required<Pick<Tally, "marks" | "kept">>,
  key: Key,
): ItemNeed[] {
  const all = items.map((item, i): ItemNeed => {
    const accepted = key.find((k) => k.id === item.id)?.accepted ?? [];
    const counts = results.marks[item.id] ?? {};
    const sure = results.kept[`sure.${item.id}`] ?? {};
    return {
      item,
      number: i + 1,
      answered: sum(counts),
      right: sum(counts, (id) => accepted.includes(id)),
      sure: sum(results.kept[`sureness.${item.id}`] ?? {}),
      sureWrong: sum(sure, (id) => !accepted.includes(id)),
    };
  });
  return all.sort((a, b) => wrong(b) - wrong(a) || a.number - b.number);
}

const wrong = ({ answered, right }: ItemNeed): number =>
  answered === 0 ? -1 : (answered - right) / answered;

export const sum = (counts: Record<string, number>, which: (id: string) => boolean = () => true): number =>
  Object.entries(counts).reduce((total, [id, n]) => total + (which(id) ? n : 0), 0);
