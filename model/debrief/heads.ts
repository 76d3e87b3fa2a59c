/** People who answered, passed, were present and did not answer in one round; printed with every figure. */
import type { Tally } from "@/model/activity/tally";
import type { RoundInput, RoundPresence } from "@/model/debrief/input";
import type { BySource } from "@/model/activity/answer-sources";
import { MIN_REPORTABLE } from "@/model/debrief/share";

export interface Heads {
  answered: number;
  passed: number;
  /** Present without answer or pass; of all who joined, where presence was not noted. Not a "no". */
  missing: number;
  /** Null: not known. Who answered was there, so it is never less than those who answered or passed. */
  present: number | null;
  /** Null: fewer than three, or not known. */
  paused: number | null;
}

/**
 * @param noted the server's note at closing; nothing is made up without @param joined people who ever joined
 */
export function headsOf(
  noted: RoundPresence | null | undefined,
  { answered, passed }: { answered: number; passed: number },
  joined: number,
): Heads {
  const present = noted ? Math.max(noted.present, answered + passed) : null;
  return {
    answered,
    passed,
    missing: Math.max(0, (present ?? joined) - answered - passed),
    present,
    paused: noted?.paused ?? null,
  };
}

export interface RoundHead extends Heads {
  question: string;
  round: number;
  few: boolean;
  /** Omitted where all used a phone. */
  bySource?: BySource;
  /** A later round of the question is not shown. */
  laterUnshown?: true;
}

/** The only vote on a question, the first of several, or a later one, after talking. */
export type Vote = "once" | "first" | "talked";

export const voteIn = ({ round, laterUnshown }: { round: number; laterUnshown?: true | undefined }): Vote =>
  round > 1 ? "talked" : laterUnshown ? "first" : "once";

/** @param people everybody who joined the room */
export const headOf = (
  { question, round, presence, laterUnshown, bySource }: RoundInput,
  tally: Pick<Tally, "answered" | "passed">,
  people: number,
): RoundHead => ({
  question,
  round,
  ...headsOf(presence, tally, people),
  few: tally.answered < MIN_REPORTABLE,
  ...(laterUnshown && { laterUnshown }),
  ...(bySource && { bySource }),
});
