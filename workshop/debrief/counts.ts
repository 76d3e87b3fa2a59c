/** One round, counted: the same tally as in the room, with shares of those who answered. */
import type { Activity } from "@/activities/content";
import { rulesOf } from "@/activities/rules";
import type { Tone } from "@/activities/case/content";
import type { Question } from "@/workshop/session/question";
import type { RoundInput } from "@/workshop/debrief/input";
import { headOf, type RoundHead } from "@/workshop/debrief/round-head";
import { type Share, shareOf } from "@/workshop/debrief/share";

export interface Bar {
  id: string;
  text: string;
  tone?: Tone;
  /** Of those who answered; those who passed or gave nothing are not in it. */
  share: Share;
}

export interface RoundCounts extends RoundHead {
  bars: Bar[];
  /** Short texts in alphabetical order, so that nothing is left of who came when; none when few answered. */
  others: string[];
}

/** Counts of `round` in a room that `people` joined. */
export function countRound(
  activity: Activity,
  question: Question,
  round: RoundInput,
  people: number,
): RoundCounts {
  const rules = rulesOf(activity);
  const tally = rules.tally(
    activity,
    question,
    round.answers.map((a) => a.body),
  );
  const head = headOf(round, tally, people);
  return {
    ...head,
    bars: rules
      .options(activity, question)
      .map((o) => ({ ...o, share: shareOf(tally.counts[o.id] ?? 0, tally.answered) })),
    others: head.few ? [] : tally.others.toSorted((a, b) => a.localeCompare(b)),
  };
}
