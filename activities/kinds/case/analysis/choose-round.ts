/** The answers to one part of a case, and the round that speaks for it where it was asked more than once. */
import type { CaseAnswer } from "@/activities/kinds/case/content";
import { isPass, type Pass } from "@/model/activity/pass";
import type { RoundInput } from "@/model/debrief/input";

export type CaseAnswerOrNull = CaseAnswer | null;

export type CaseRound = RoundInput<CaseAnswer | Pass>;

export const answerOrNull = (body: CaseAnswer | Pass): CaseAnswerOrNull => (isPass(body) ? null : body);

/** The last round with at least half as many as the best: a re-vote of few does not stand for the room. */
function lastStrong(rounds: readonly CaseRound[], size: (round: CaseRound) => number): CaseRound | undefined {
  const best = Math.max(0, ...rounds.map(size));
  return rounds.findLast((r) => 2 * size(r) >= best);
}

const answersIn = (round: CaseRound): CaseAnswer[] =>
  round.answers.flatMap((a) => answerOrNull(a.body) ?? []);

export const judgementRound = (rounds: readonly CaseRound[]): CaseRound | undefined =>
  lastStrong(rounds, (r) => answersIn(r).length);

/**
 * The round whose marks are shown: people vote again without marking again. Rounds with marks left out do not
 * count.
 */
export function markedRound(
  rounds: readonly CaseRound[],
  marks: (answer: CaseAnswer) => boolean,
): { round: number; answers: CaseAnswer[] } {
  const whole = rounds.filter((r) => !r.besideLeftOut);
  const marked = lastStrong(whole, (r) => answersIn(r).filter(marks).length);
  return { round: marked?.round ?? 1, answers: marked ? answersIn(marked) : [] };
}
