/** What may be split of an activity by what people said of themselves, such as their sector. Never words. */
import type { Pass } from "@/model/activity/answer";
import type { RoundInput } from "@/model/debrief/input";
import type { CountedOption } from "@/model/activity/tally";
import type { Question } from "@/model/activity/question";

/** A part, an item or a field with its choices, as it stands over its table. */
export interface SplitHead {
  /** Its place among the parts, the items, or the fields with choices of the activity, from 1; null where there is only one question. */
  number: number | null;
  /** The part, the item or the field; empty for a poll, whose question says it. */
  text: string;
  /** The fact that is changed, of a what-if. */
  whatIf: string | null;
  options: { id: string; text: string; tone?: CountedOption["tone"] }[];
}

export interface Splitting<A, B extends object> {
  /** What is read of an answer, item by item; `given` is null where somebody gave nothing. An empty id: the whole question. */
  items(activity: A): { id: string; given(body: B): readonly string[] | null }[];
  /** Null where the item is not one of the activity. */
  head(activity: A, question: Question, item: string): SplitHead | null;
  /**
   * All questions of the activity have the same answers, and it is shown how many changed between them: they are told
   * apart together or not at all. Left out: each item of each question by itself.
   */
  asOne?: true;
  /** Which of the rounds of a question stands for it, of at least one; left out: the last. */
  speaker?(rounds: readonly RoundInput<B | Pass>[]): RoundInput<B | Pass> | undefined;
}
