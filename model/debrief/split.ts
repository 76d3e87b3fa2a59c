/** Splits of an activity by people's own data, such as their sector; never of texts. */
import type { Pass } from "@/model/activity/pass";
import type { RoundInput } from "@/model/debrief/input";
import type { CountedOption } from "@/model/activity/tally";
import type { Question } from "@/model/activity/question";

/** A part, an item or a field with its choices, as it stands over its table. */
export interface SplitHead {
  /** Its place among the activity's parts, items or fields, from 1; null for a single question. */
  number: number | null;
  /** The part, the item or the field; empty for a poll, whose question says it. */
  text: string;
  /** The fact that is changed, of a what-if. */
  whatIf: string | null;
  options: { id: string; text: string; tone?: CountedOption["tone"] }[];
}

export interface Splitting<A, B extends object> {
  /** Reads an answer item by item; `given` returns null for an empty one. Empty id: the whole question. */
  items(activity: A): { id: string; given(body: B): readonly string[] | null }[];
  /** Null where the item is not one of the activity. */
  head(activity: A, question: Question, item: string): SplitHead | null;
  /**
   * All questions share their answers and changes between them are shown: they are split together or not at
   * all. Omitted: each item by itself.
   */
  asOne?: true;
  /** The round that stands for its question; omitted: the last. */
  speaker?(rounds: readonly RoundInput<B | Pass>[]): RoundInput<B | Pass> | undefined;
}
