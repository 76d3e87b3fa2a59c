/** One round, counted: the same tally as in the room, with shares of those who answered. */
import type { Activity } from "@/activities/content";
import { rulesOf } from "@/activities/rules";
import type { Tone } from "@/activities/case/content";
import type { Question } from "@/workshop/session/question";
import type { RoundInput } from "@/workshop/debrief/input";
import { FEW, type Share, shareOf } from "@/workshop/debrief/share";

export interface Bar {
  id: string;
  text: string;
  tone?: Tone;
  /** Of those who answered; those who passed or gave nothing are not in it. */
  share: Share;
}

export interface RoundCounts {
  question: string;
  round: number;
  answered: number;
  passed: number;
  /** In the room, but neither answered nor passed. Missing is not "no". */
  missing: number;
  few: boolean;
  bars: Bar[];
  /** Short texts in alphabetical order, so that nothing is left of who came when; none when few answered. */
  others: string[];
}

/** Counts of `round` in a room of `people`. */
export function countRound(activity: Activity, question: Question, round: RoundInput, people: number): RoundCounts {
  const rules = rulesOf(activity);
  const tally = rules.tally(
    activity,
    question,
    round.answers.map((a) => a.body),
  );
  const few = tally.answered < FEW;
  return {
    question: round.question,
    round: round.round,
    answered: tally.answered,
    passed: tally.passed,
    missing: Math.max(0, people - tally.answered - tally.passed),
    few,
    bars: rules
      .options(activity, question)
      .map((o) => ({ ...o, share: shareOf(tally.counts[o.id] ?? 0, tally.answered) })),
    others: few ? [] : tally.others.toSorted((a, b) => a.localeCompare(b)),
  };
}
