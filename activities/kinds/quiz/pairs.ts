/** Two quizzes that are a test before and a test after, and that people link by codes of their own. */
import type { Quiz } from "@/activities/kinds/quiz/content";
import type { ActivityBase } from "@/model/text/text-schemas";

export const isQuiz = (activity: ActivityBase | undefined): activity is Quiz => activity?.kind === "quiz";

interface TestPair {
  before: Quiz;
  after: Quiz;
}

/** The linked tests of a workshop, in the order of the tests after; each test is in one pair alone. */
export function testPairs(activities: readonly ActivityBase[]): TestPair[] {
  const quizzes = activities.filter(isQuiz).filter((quiz) => quiz.test);
  const paired = new Set<Quiz>();
  return quizzes.flatMap((after) => {
    const before = quizzes.find((q) => q.id === after.after && q.id !== after.id);
    if (!before || paired.has(before) || paired.has(after)) return [];
    paired.add(before).add(after);
    return [{ before, after }];
  });
}

/** The place of an activity in a pair; null where it is no linked test. */
export function placeInPair(
  { id }: ActivityBase,
  activities: readonly ActivityBase[],
): "before" | "after" | null {
  for (const { before, after } of testPairs(activities)) {
    if (after.id === id) return "after";
    if (before.id === id) return "before";
  }
  return null;
}
