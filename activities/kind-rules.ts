/** What every kind of activity must be able to say about itself. Pure. */
import type { Activity, AnswerBody } from "@/activities/content";
import type { Tally } from "@/activities/tally";
import type { Question, StepSketch } from "@/workshop/session/question";

export interface KindRules<A extends Activity = Activity, B = unknown> {
  /** The stops of this activity, in order. */
  steps(activity: A): StepSketch[];
  /** The body as this question understands it, or null when it does not fit. Passes are handled before. */
  parse(activity: A, question: Question, body: unknown): B | null;
  /** Counts over the bodies of one round. */
  tally(activity: A, bodies: Iterable<AnswerBody>): Tally;
  /** What is counted, in the order in which it is shown. */
  options(activity: A): { id: string; text: string; tone?: "yes" | "unsure" | "no" }[];
}
