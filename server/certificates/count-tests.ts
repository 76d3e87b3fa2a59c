/**
 * Records who passed a test, for those who asked for it, just before the link between people and answers is
 * destroyed: the last moment at which that can be known. Only the pass is stored, and only where enough
 * people passed that it does not reveal whose the sealed answers are (C-7, C-8).
 */
import { isQuiz } from "@/activities/kinds/quiz/pairs";
import { quizGiven } from "@/activities/kinds/quiz/tally";
import type { AnswerBody } from "@/activities/kinds";
import type { Room } from "@/server/rooms/room";
import { certificateRules, countingTests, recordPassedTests } from "@/server/store/certificates/certificates";
import { FEW } from "@/model/debrief/share";
import { passes } from "@/workshop/certificates/rules";
import { planOf } from "@/workshop/content/plan";

/** Item to choice over all answers that one person gave to a quiz. */
const chosenIn = (bodies: readonly AnswerBody[]): Record<string, string> =>
  Object.fromEntries(
    bodies.flatMap((body) =>
      Object.entries(quizGiven(body)?.items ?? {}).map(([id, { choice }]) => [id, choice] as const),
    ),
  );

export function countTests(room: Room): void {
  if (!room.state.settings.certificates) return;
  room.answers.beforeSeal = async (activityId, answersOf) => {
    const rules = await certificateRules(room.id);
    const quiz = planOf(room.state.workshop).activity(activityId);
    if (rules.test !== activityId || !isQuiz(quiz)) return;
    const passed = new Set(
      room.participants.ids().filter((person) => passes(quiz, chosenIn(answersOf(person)), rules.pass)),
    );
    if (passed.size < FEW) return;
    await recordPassedTests(
      room.id,
      (await countingTests(room.id)).filter((person) => passed.has(person)),
    );
  };
}
