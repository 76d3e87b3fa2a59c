/** Pairs of people in a room's linked tests. The links themselves go no further. Pure. */
import { isPass } from "@/model/activity/pass";
import { type Activity, linkedTests } from "@/activities/kinds";
import type { Workshop } from "@/workshop/content/workshop";
import { type LinkedTests, followed } from "@/model/debrief/input";
import type { RoundInput } from "@/workshop/debrief/input";
import { planOf } from "@/workshop/content/plan";
import { LINK_ROUND, linkQuestion, linksOf, matchingOf } from "@/workshop/room/linked-tests";
import { answersOf, type AnswersByRound } from "@/workshop/room/answers-by-round";

/** @param readable rounds of the debrief; pairs with another one are left out */
export function linkedIn(
  workshop: Workshop,
  readable: readonly Pick<RoundInput, "question" | "round">[],
  board: AnswersByRound,
): LinkedTests[] {
  const plan = planOf(workshop);
  const people = (test: Activity): string[] | null => {
    const rounds = plan.questionsOf(test.id).flatMap(
      ({ id }) =>
        readable
          .filter((r) => r.question === id)
          .sort((a, b) => a.round - b.round)
          .at(-1) ?? [],
    );
    const answered = rounds.map(({ question, round }) => ({
      answers: [...answersOf(board, question, round)].flatMap(([person, { body }]) =>
        isPass(body) ? [] : [{ person }],
      ),
    }));
    return rounds.length === 0 ? null : [...followed(answered)].sort();
  };
  const links = (test: Activity) => linksOf(answersOf(board, linkQuestion(test.id), LINK_ROUND));
  return linkedTests(plan.activities).flatMap(({ before, after }) => {
    const [first, second] = [people(before), people(after)];
    if (!first || !second) return [];
    return [
      {
        before: before.id,
        after: after.id,
        matching: matchingOf(first, second, { before: links(before), after: links(after) }),
      },
    ];
  });
}
