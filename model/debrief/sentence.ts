/** One sentence as a message key with its values: the words are in messages/<language>/debrief.json, below `sentences`. */
import { FEW } from "@/model/debrief/share";

export interface Sentence {
  /** Below `sentences` in the messages. */
  key: string;
  values: Record<string, string | number>;
}

export const say = (key: string, values: Sentence["values"] = {}): Sentence => ({ key, values });

/** In the place of a sentence about fewer than FEW people. */
export const few = (): Sentence => say("few", { few: FEW });
