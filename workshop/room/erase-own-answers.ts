/**
 * Erases one person's answers of a running activity. In rounds whose result was seen, only the link to the
 * person goes: a changed total would show their answer. All others are deleted. Pure.
 */
import { type AnswersByRound, type RoundKey, roundKey } from "@/workshop/room/answers-by-round";
import type { RoomState } from "@/workshop/room/state";

/** Begins the label of an erased person's answer: its words go when the activity is sealed. */
export const ORPHAN = "~";
export const isOrphan = (label: string): boolean => label.startsWith(ORPHAN);

export interface OwnAnswers {
  drop: RoundKey[];
  unlink: RoundKey[];
}

/** @param looked rounds that a trainer may have looked into before they were closed */
export function ownAnswers(
  state: Pick<RoomState, "position">,
  board: AnswersByRound,
  pseudonym: string,
  looked: (key: RoundKey) => boolean,
): OwnAnswers {
  const seen = new Set<RoundKey>();
  for (const [question, rounds] of Object.entries(state.position.rounds)) {
    for (const round of rounds) {
      const key = roundKey(question, round.number);
      if (round.seen || round.phase === "revealed" || looked(key)) seen.add(key);
    }
  }
  const keys = [...board].flatMap(([key, answers]) => (answers.has(pseudonym) ? [key] : []));
  return { drop: keys.filter((key) => !seen.has(key)), unlink: keys.filter((key) => seen.has(key)) };
}

/** Takes one person off a board, or puts an unlinked label in their place. */
export function forgetOn(
  board: AnswersByRound,
  pseudonym: string,
  label: string,
  { drop, unlink }: OwnAnswers,
): void {
  for (const key of drop) board.get(key)?.delete(pseudonym);
  for (const key of unlink) {
    const answers = board.get(key);
    if (!answers?.has(pseudonym)) continue;
    // In its old place: words that change their place in a list would say whose they are.
    const all = [...answers];
    answers.clear();
    for (const [who, kept] of all) answers.set(who === pseudonym ? label : who, kept);
  }
}
