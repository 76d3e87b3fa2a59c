/** One round, counted: the same tally as in the room, with shares of those who answered. */
import { type SummaryRow, shareCells } from "@/model/debrief/summary-row";
import type { Pass } from "@/model/activity/pass";
import type { CountedOption, Tally } from "@/model/activity/tally";
import type { ActivityBase } from "@/model/text/text-schemas";
import type { Question } from "@/model/activity/question";
import { bodiesOf, type RoundInput } from "@/model/debrief/input";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import { type Share, shareOf } from "@/model/debrief/share";

export interface Bar {
  id: string;
  text: string;
  tone?: CountedOption["tone"];
  /** Of those who answered; those who passed or gave nothing are not in it. */
  share: Share;
}

export interface RoundCounts extends RoundHead {
  bars: Bar[];
  /** Short texts in alphabetical order, so that nothing is left of who came when; none when few answered. */
  others: string[];
}

/** The functions by which a kind is counted, from `model/kind.ts`. */
interface Countable<A, B> {
  tally(activity: A, question: Question, bodies: Iterable<B | Pass>): Tally;
  options(activity: A, question: Question): CountedOption[];
}

export function countRound<A extends ActivityBase, B extends object>(
  kind: Countable<A, B>,
  activity: A,
  question: Question,
  round: RoundInput<B | Pass>,
  people: number,
): RoundCounts {
  const tally = kind.tally(activity, question, bodiesOf(round));
  const head = headOf(round, tally, people);
  return {
    ...head,
    bars: kind
      .options(activity, question)
      .filter((o) => !o.onlyGiven || tally.counts[o.id])
      .map(({ onlyGiven: _, ...o }) => ({ ...o, share: shareOf(tally.counts[o.id] ?? 0, tally.answered) })),
    others: head.few ? [] : tally.others.toSorted((a, b) => a.localeCompare(b)),
  };
}

export function answerRows(
  activity: string,
  part: number | null,
  counts: RoundCounts,
  people: number,
): SummaryRow[] {
  const { question, round, passed } = counts;
  return counts.bars.map(({ id, text, share }) => ({
    activity,
    part,
    question,
    round,
    measure: "answer",
    option: id,
    text,
    passed,
    people,
    ...shareCells(share),
  }));
}
