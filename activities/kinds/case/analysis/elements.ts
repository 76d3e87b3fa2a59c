/** The elements that people marked at a part, and marks that do not fit the judgement. */
import type { Case, CaseAnswer } from "@/activities/kinds/case/content";
import { toneOf } from "@/activities/kinds/case/analysis/paths";
import { type Share, shareOf } from "@/model/debrief/share";

/** The element that an adult's case needs and a child's does not (Trafficking in Persons Protocol, Art. 3(c)). */
const MEANS = "means";

export interface PartElements {
  /** In the case's order; shares of all who answered the part. */
  marks: { id: string; text: string; share: Share }[];
  /** Marked every element. */
  all: Share;
  /** Marked at least one: the others may simply not have used the marks. */
  marked: number;
  mismatch: {
    /** "Yes" and some element marked, but not the means; null when the case has no such element. */
    yesWithoutMeans: number | null;
    /** "Yes" with no element marked. */
    yesUnmarked: number;
    /** Every element marked, and not "yes". */
    allNotYes: number;
  };
}

/** Counts over the answers of one part (passes left out); null when the case does not ask for elements. */
export function elementsOf(activity: Case, answers: readonly CaseAnswer[]): PartElements | null {
  if (activity.elements.length === 0) return null;
  const n = answers.length;
  const has = (a: CaseAnswer, id: string) => a.elements?.includes(id) ?? false;
  const some = (a: CaseAnswer) => (a.elements?.length ?? 0) > 0;
  const every = (a: CaseAnswer) => activity.elements.every((e) => has(a, e.id));
  const yes = answers.filter((a) => toneOf(activity, a.answer) === "yes");
  return {
    marks: activity.elements.map(({ id, text }) => ({
      id,
      text,
      share: shareOf(answers.filter((a) => has(a, id)).length, n),
    })),
    all: shareOf(answers.filter(every).length, n),
    marked: answers.filter(some).length,
    mismatch: {
      yesWithoutMeans: activity.elements.some((e) => e.id === MEANS)
        ? yes.filter((a) => some(a) && !has(a, MEANS)).length
        : null,
      yesUnmarked: yes.filter((a) => !some(a)).length,
      allNotYes: answers.filter((a) => every(a) && toneOf(activity, a.answer) !== "yes").length,
    },
  };
}
