/** One sentence as a message key with its values: the words are in messages/<language>/debrief.json, below `sentences`. */
import { MIN_REPORTABLE } from "@/model/debrief/share";

export interface Sentence {
  /** Below `sentences` in the messages. */
  key: string;
  values: Record<string, string | number>;
}

export const makeSentence = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });

/** Keys of sentences that report nothing: too few took part, nobody gave or changed anything, or nothing stands out. */
const silent = new Set([
  ...["few", "few-followed", "few-marked", "few-sure", "few-placed", "few-both", "flow-few", "clauses-few"],
  ...["rounds-few", "grid-rounds-few", "marks-few", "matched-few"],
  ...["strip-none", "wrong-none", "clauses-none", "poll-none", "quiz-none", "quiz-sure-none", "marks-none"],
  ...["table-none", "marking-none", "sheet-nothing"],
  ...["flow-one", "flow-still", "grid-rounds-still", "sureness-even", "marking-even"],
]);

/** Whether all of these sentences report nothing. */
export const findsNothing = (...sentences: readonly Pick<Sentence, "key">[]): boolean =>
  sentences.every(({ key }) => silent.has(key));

/** In the place of a sentence about fewer than MIN_REPORTABLE people. */
export const tooFewSentence = (): Sentence => makeSentence("few", { few: MIN_REPORTABLE });
