/**
 * A room's story, made by rules from its data. Sentences say what was counted: they name no cause, claim no
 * proof, repeat no person's words, and stay silent under five answers. Pure.
 */
import { kindOf } from "@/activities/kinds";
import type { storyPlaces } from "@/model/kind";
import { type Debrief, inKinds, whoAnswered } from "@/workshop/debrief/debrief";
import { MIN_REPORTABLE } from "@/model/debrief/share";
import { signOf } from "@/model/statistics/paired";
import { dividedItems } from "@/workshop/debrief/report/story/contested";
import type { BeforeAfter, MadeSentence, TestResult } from "@/model/debrief/made";

export interface StorySources {
  /** Questions in the box, and how many people support the most wanted one; null where there was no box. */
  box: { questions: number; most: number } | null;
  learning: readonly BeforeAfter[];
}

/** At most so many divided items; more would be a list and no story. */
const MAX_CONTESTED = 2;

const round1 = (n: number): number => Math.round(n * 10) / 10;

export function storyOf(debrief: Debrief, { box, learning }: StorySources): MadeSentence[] {
  const activities = debrief.sessions.flatMap((s) => s.activities).length;
  return [
    participation(debrief, activities),
    ...toldAt("judgements", debrief),
    ...dividedItems(debrief)
      .slice(0, MAX_CONTESTED)
      .map(
        ({ activity, title, test, vote, item, of, first, second }, i): MadeSentence => ({
          id: `contested:${i + 1}`,
          key: first.count === second.count ? "contested-even" : "contested",
          values: {
            title,
            test: test ?? "none",
            vote,
            item,
            of,
            first: first.text,
            firstCount: first.count,
            second: second.text,
            secondCount: second.count,
          },
          activity,
        }),
      ),
    ...toldAt("groups", debrief),
    ...(learning.length > 0 ? learning.map(matched) : toldAt("tests", debrief)),
    ...(box && box.questions > 0 ? [questions(box)] : []),
    ...toldAt("commitments", debrief),
  ];
}

function participation(debrief: Debrief, activities: number): MadeSentence {
  const { people, answeredOnce, sessions } = debrief;
  const key = people === 0 ? "nobody" : activities === 0 ? "nothing-asked" : "participation";
  return {
    id: "participation",
    key,
    values: {
      people,
      answered: answeredOnce,
      who: whoAnswered(debrief),
      activities,
      sessions: sessions.length,
    },
  };
}

const matched = ({
  activity,
  title,
  matched: people,
  leftOut,
  items,
  result,
}: BeforeAfter): MadeSentence => ({
  id: `before-after:${activity}`,
  key: result ? "matched" : "matched-few",
  values: { title, matched: people, items, ...(result && tested(result, leftOut)) },
  differences: ["mean", "low", "high"],
  activity,
  figure: `${activity}-learning`,
});

/** A comparison's result, as values of a sentence. */
export const tested = ({ mean, low, high, gained, lost }: TestResult, leftOut: number) => ({
  mean: round1(mean),
  gained,
  lost,
  low: round1(low),
  high: round1(high),
  ...(leftOut > 0 && { leftOut }),
  ...(signOf({ low, high }) === 0 && { zero: "yes" }),
});

/** The sentences of all kinds for this place, each about all its activities. */
function toldAt(place: (typeof storyPlaces)[number], { sessions, people }: Debrief): MadeSentence[] {
  return inKinds(sessions.flatMap((s) => s.activities)).flatMap(([first]) => {
    const { frontPage } = kindOf(first);
    return frontPage?.place === place
      ? frontPage.sentences(
          sessions.map((s) => s.activities.filter((a) => a.kind === first.kind)),
          people,
        )
      : [];
  });
}

const questions = ({ questions: count, most }: NonNullable<StorySources["box"]>): MadeSentence =>
  most < MIN_REPORTABLE
    ? { id: "questions", key: "questions", values: { count } }
    : { id: "questions", key: "questions-wanted", values: { count, most } };
