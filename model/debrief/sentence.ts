/**
 * A sentence as a message key with values; words are in messages/<language>/debrief.json, below `sentences`.
 */
import { MIN_REPORTABLE } from "@/model/debrief/share";

export interface Sentence {
  key: string;
  values: Record<string, string | number>;
  /** Those that stand equal: all share what the sentence says of them. Texts are quoted, numbers are not. */
  names?: Names;
}

export type Names = Record<string, readonly (string | number)[]>;

export const makeSentence = (key: string, values: Sentence["values"] = {}, names?: Names): Sentence => ({
  key,
  values,
  ...(names && { names }),
});

/** All of these that are as high as the highest by this measure, in their order. */
export function highest<T>(all: readonly T[], by: (one: T) => number): T[] {
  const top = Math.max(...all.map(by));
  return all.filter((one) => Math.abs(by(one) - top) < 1e-9);
}

/** Keys of sentences without findings: too few took part, no answers or changes, or nothing stands out. */
const silent = new Set([
  ...["few", "few-followed", "few-marked", "few-sure", "few-placed", "few-both", "flow-few", "clauses-few"],
  ...["few-second", "rounds-few", "grid-rounds-few", "marks-few", "matched-few"],
  ...["strip-none", "wrong-none", "clauses-none", "poll-none", "quiz-none", "quiz-sure-none", "marks-none"],
  ...["table-none", "marking-none", "sheet-nothing"],
  ...["flow-one", "flow-still", "grid-rounds-still", "sureness-even", "marking-even"],
]);

export const findsNothing = (...sentences: readonly Pick<Sentence, "key">[]): boolean =>
  sentences.every(({ key }) => silent.has(key));

/** In the place of a sentence about fewer than MIN_REPORTABLE people. */
export const tooFewSentence = (): Sentence => makeSentence("few", { few: MIN_REPORTABLE });
