/** What every kind of activity must be able to say about itself. Pure. */
import type { Activity, AnswerBody } from "@/activities/content";
import type { Tally } from "@/activities/tally";
import type { KindFace, KindForm } from "@/activities/views";
import type { Criteria, Face, Key } from "@/workshop/protocol/down";
import type { Reason } from "@/workshop/protocol/reasons";
import type { Question, QuestionId, Step, StepId, StepSketch } from "@/workshop/session/question";

/** Where the room stands in an activity, and for whom it is drawn. */
export interface Place {
  step: Step;
  question: Question | null;
  /** Steps that were shown at least once. */
  shown: readonly StepId[];
  surface: "phone" | "stage";
  /** When this step was first shown; milliseconds since the epoch, null where it never was. */
  since: number | null;
  /** Its planned minutes as the run of the day has them now; null where it has none. */
  minutes: number | null;
}

/** Why an answer does not fit, more exactly than "bad-answer", with the numbers of its sentence. */
export interface Misfit {
  reason: Reason;
  values: Record<string, number>;
}

/** A form's controls as they are posted: name to values. */
export type Fields = Record<string, string[]>;

export interface KindRules<A extends Activity = Activity, B = unknown> {
  /** The stops of this activity, in order; without the notice of the activity itself, which every kind has. */
  steps(activity: A): StepSketch[];
  /** What a stop shows, apart from the question. Files stay names: surfaces find them with `useAsset`. */
  face(activity: A, place: Place): KindFace | Face;
  /**
   * How a question is put, without anything of its key; null when this kind asks nothing.
   * @param all every activity of the workshop; left out where it does not matter what else is asked
   */
  ask(activity: A, question: Question, all?: readonly Activity[]): { text: string; form: KindForm } | null;
  /**
   * The body as this question understands it, or null when it does not fit. Passes are handled before.
   * @param body an answer body, or the fields of the form as a page posts them: strings, or lists of strings
   */
  parse(activity: A, question: Question, body: unknown): B | null;
  /** Asked where `parse` gives null: what is wrong with the body, if it can be told. */
  misfit?(activity: A, question: Question, body: unknown): Misfit | null;
  /**
   * For answers that nobody but their giver may read: what is stored for all in place of the body. The fields of the
   * body itself are then kept under a key of that person's phone alone.
   */
  redact?(body: B): AnswerBody;
  /** The fields of the form that hold this body; where left out, the body's own names and values. */
  fields?(body: B): Fields;
  /** Counts over the bodies of one round of one question. */
  tally(activity: A, question: Question, bodies: Iterable<AnswerBody>): Tally;
  /** What `tally` counts in `counts`, in the order in which it is shown. */
  options(activity: A, question: Question): { id: string; text: string; tone?: "yes" | "unsure" | "no" }[];
  /** Questions that must have been asked and closed before results or key of this activity may be shown to the room. */
  waitsFor?(activity: A, all: readonly Activity[]): QuestionId[];
  /** What an expert says; null when the question has no key. */
  key(activity: A, question: Question): Key | null;
  /** What tells the answers apart; shown with the key. */
  criteria?(activity: A): Criteria | null;
}
