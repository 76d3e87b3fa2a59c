/**
 * What a person gave at one part of a case, and which of its rounds speaks for it where it was asked more
 * than once.
 */
import type { CaseAnswer } from "@/activities/kinds/case/content";
import { isPass, type Pass } from "@/model/activity/answer";
import type { RoundInput } from "@/model/debrief/input";

/** Null for a pass. */
export type CaseAnswerOrNull = CaseAnswer | null;

/** A round of the question of a part. */
export type CaseRound = RoundInput<CaseAnswer | Pass>;

export const answerOrNull = (body: CaseAnswer | Pass): CaseAnswerOrNull => (isPass(body) ? null : body);

/**
 * The last round with at least half as many as the best of them; a re-vote that few joined does not stand for
 * the room.
 */
function lastStrong(rounds: readonly CaseRound[], size: (round: CaseRound) => number): CaseRound | undefined {
  const best = Math.max(0, ...rounds.map(size));
  return rounds.findLast((r) => 2 * size(r) >= best);
}

const answersIn = (round: CaseRound): CaseAnswer[] =>
  round.answers.flatMap((a) => answerOrNull(a.body) ?? []);

/** The round that carries the judgement of a part: the last that at least half as many answered as the fullest. */
export const judgementRound = (rounds: readonly CaseRound[]): CaseRound | undefined =>
  lastStrong(rounds, (r) => answersIn(r).length);

/**
 * The round whose marks are shown: people vote again without marking again, so marks have a round of their own; it is
 * none of which they are left out.
 */
export function markedRound(
  rounds: readonly CaseRound[],
  marks: (answer: CaseAnswer) => boolean,
): { round: number; answers: CaseAnswer[] } {
  const whole = rounds.filter((r) => !r.besideLeftOut);
  const marked = lastStrong(whole, (r) => answersIn(r).filter(marks).length);
  return { round: marked?.round ?? 1, answers: marked ? answersIn(marked) : [] };
}
