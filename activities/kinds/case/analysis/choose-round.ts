/** What a person gave at one part of a case, and which of its rounds speaks for it where it was asked more than once. */
import type { CaseAnswer } from "@/activities/kinds/case/content";
import { isPass } from "@/model/activity/answer";
import type { RoundInput } from "@/model/debrief/input";

/** Null for a pass. */
export type Given = CaseAnswer | null;

/** The body as a case's answer, or null for a pass. */
export const given = (body: object): Given =>
  !isPass(body) && "answer" in body ? (body as CaseAnswer) : null;

/** The last round with at least half as many as the best of them; a re-vote that few joined does not stand for the room. */
function lastStrong(
  rounds: readonly RoundInput[],
  size: (round: RoundInput) => number,
): RoundInput | undefined {
  const best = Math.max(0, ...rounds.map(size));
  return rounds.findLast((r) => 2 * size(r) >= best);
}

const answersIn = (round: RoundInput): CaseAnswer[] => round.answers.flatMap((a) => given(a.body) ?? []);

/** The round that carries the judgement of a part: the last that at least half as many answered as the fullest. */
export const judgementRound = (rounds: readonly RoundInput[]): RoundInput | undefined =>
  lastStrong(rounds, (r) => answersIn(r).length);

/**
 * The round whose marks are shown: people vote again without marking again, so marks have a round of their own; it is
 * none of which they are left out.
 */
export function markedRound(
  rounds: readonly RoundInput[],
  marks: (answer: CaseAnswer) => boolean,
): { round: number; answers: CaseAnswer[] } {
  const whole = rounds.filter((r) => !r.besideLeftOut);
  const marked = lastStrong(whole, (r) => answersIn(r).filter(marks).length);
  return { round: marked?.round ?? 1, answers: marked ? answersIn(marked) : [] };
}
