/** The stored answers of a room. Never leave the server. */
import type { AnswerBody } from "@/activities/kinds";
import type { QuestionId } from "@/model/activity/question";
import type { AnswerSource } from "@/model/activity/answer-sources";
import type { Withheld } from "@/model/room/withheld";

/**
 * A stored answer: the phone's id, and the number of changes. Rows of `reasonsApart` and of links are none:
 * only `reasonsIn` and `linksOf` read them.
 */
export interface AnswerRecord {
  id: string;
  rev: number;
  body: AnswerBody;
  /** Omitted: a phone. */
  source?: AnswerSource;
  /** It may not be shown: its body is left out. */
  withheld?: Withheld;
  /** The counts beside its first choice may not be shown and are left out. */
  besideLeftOut?: true;
}

/** A map that counts its changes, so that what was worked out of it can be kept until the next. */
export class CountingMap<K, V> extends Map<K, V> {
  #changes = 0;

  get changes(): number {
    return this.#changes;
  }

  override set(key: K, value: V): this {
    this.#changes++;
    return super.set(key, value);
  }

  override delete(key: K): boolean {
    this.#changes++;
    return super.delete(key);
  }

  override clear(): void {
    this.#changes++;
    super.clear();
  }
}

export type RoundKey = string;
/** A round's answers by person label: a pseudonym while the activity runs, a random label afterwards. */
export type RoundAnswers = Map<string, AnswerRecord>;
export type AnswersByRound = Map<RoundKey, RoundAnswers>;

export const roundKey = (question: QuestionId, round: number): RoundKey => `${question}#${round}`;

export function roundOfKey(key: RoundKey): { question: QuestionId; round: number } {
  const index = key.lastIndexOf("#");
  return { question: key.slice(0, index), round: Number(key.slice(index + 1)) };
}

export const answersOf = (board: AnswersByRound, question: QuestionId, round: number): RoundAnswers =>
  board.get(roundKey(question, round)) ?? new Map();

/** True when `a` comes after `b` for the same person and round: the higher rev, then the higher id. */
export const isNewer = (a: { id: string; rev: number }, b: { id: string; rev: number }): boolean =>
  a.rev > b.rev || (a.rev === b.rev && a.id > b.id);

/** Puts a stored answer on the board; keeps the later one; a changed answer counts as the newest arrival. */
export function upsert<K extends { id: string; rev: number }>(
  board: Map<RoundKey, Map<string, K>>,
  key: RoundKey,
  person: string,
  kept: K,
): void {
  const answers = board.get(key) ?? new CountingMap<string, K>();
  board.set(key, answers);
  const before = answers.get(person);
  if (before && !isNewer(kept, before)) return;
  answers.delete(person);
  answers.set(person, kept);
}
