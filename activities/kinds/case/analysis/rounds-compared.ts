/** The first and the last round of one part, person by person: what changed while the room talked. */
import type { Case } from "@/activities/kinds/case/content";
import { mcnemar } from "@/model/statistics/mcnemar";
import { type CaseRound, answerOrNull } from "@/activities/kinds/case/analysis/choose-round";
import { toneOf } from "@/activities/kinds/case/analysis/paths";
import { MIN_REPORTABLE } from "@/model/debrief/share";

export interface RoundsCompared {
  before: number;
  after: number;
  /** People who answered in both rounds; everything here is about them alone. */
  matched: number;
  /** Answer ids in the case's order. */
  answers: string[];
  /** matrix[i][j]: people with answers[i] before and answers[j] after. */
  matrix: number[][];
  /** Not "yes" before and "yes" after; and the other way round. */
  toYes: number;
  fromYes: number;
  /** Exact McNemar on yes / not yes; null with fewer than six such changers. */
  p: number | null;
}

/** Null with fewer than two rounds, or fewer than MIN_REPORTABLE people in both. */
export function compareRounds(activity: Case, rounds: readonly CaseRound[]): RoundsCompared | null {
  const [before, after] = [rounds[0], rounds.at(-1)];
  if (!before || !after || before === after) return null;
  const answers = activity.answers.map((a) => a.id);
  const earlier = new Map(before.answers.map((a) => [a.person, answerOrNull(a.body)]));
  const pairs = after.answers.flatMap(({ person, body }) => {
    const [a, b] = [earlier.get(person), answerOrNull(body)];
    return a && b ? [[a.answer, b.answer] as const] : [];
  });
  if (pairs.length < MIN_REPORTABLE) return null;
  const yes = (id: string) => toneOf(activity, id) === "yes";
  const toYes = pairs.filter(([a, b]) => !yes(a) && yes(b)).length;
  const fromYes = pairs.filter(([a, b]) => yes(a) && !yes(b)).length;
  return {
    before: before.round,
    after: after.round,
    matched: pairs.length,
    answers,
    matrix: answers.map((i) => answers.map((j) => pairs.filter(([a, b]) => a === i && b === j).length)),
    toYes,
    fromYes,
    p: mcnemar(toYes, fromYes),
  };
}
