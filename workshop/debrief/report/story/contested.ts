/**
 * The items on the front page over which a room was most divided, counted as in the day's chapter
 * (`workshop/debrief/day/contested.ts`), without parts of a case: there the movement is the point. Pure.
 */
import { kindOf } from "@/activities/kinds";
import { type Contested, contestedItems } from "@/workshop/debrief/day/contested";
import type { Debrief } from "@/workshop/debrief/debrief";

interface DividedItem extends Pick<Contested, "activity" | "title" | "test" | "vote"> {
  item: string;
  /** People who chose. */
  of: number;
  /** The two most frequent answers. */
  first: { text: string; count: number };
  second: { text: string; count: number };
}

/** No answer has two thirds of an item, and the second a quarter at least. */
const isDivided = ({ of, first, second }: DividedItem): boolean =>
  3 * first.count < 2 * of && 4 * second.count >= of;

export function dividedItems(debrief: Debrief): DividedItem[] {
  const named = new Set(
    debrief.sessions.flatMap((s) =>
      s.activities.flatMap((a) => (kindOf(a).namesDivided ? [a.activity.id] : [])),
    ),
  );
  return contestedItems(debrief)
    .flatMap(({ activity, title, test, vote, text, of, answers }): DividedItem[] => {
      const [first, second] = answers.toSorted((a, b) => b.count - a.count);
      if (!first || !second || first.rest || second.rest || !named.has(activity)) return [];
      return [{ activity, title, test, vote, item: text, of, first, second }];
    })
    .filter(isDivided);
}
