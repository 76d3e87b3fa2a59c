/** One sentence as a message key with its values: the words are in messages/<language>/debrief.json, below `sentences`. */
import { MIN_REPORTABLE } from "@/model/debrief/share";

export interface Sentence {
  /** Below `sentences` in the messages. */
  key: string;
  values: Record<string, string | number>;
}

export const makeSentence = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });

/** In the place of a sentence about fewer than MIN_REPORTABLE people. */
export const tooFewSentence = (): Sentence => makeSentence("few", { few: MIN_REPORTABLE });
