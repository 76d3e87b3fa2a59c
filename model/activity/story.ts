/** Activities whose stops follow one another: a story in parts, and how a room moves along. */
import type { Pass } from "@/model/activity/pass";
import type { Question, QuestionId, StepId, StepSketch } from "@/model/activity/question";

export interface StoryPart {
  /** From 1. */
  index: number;
  total: number;
  /** Empty at a notice: the part is not told yet. */
  title: string;
  /** For trainers; null where there are none, and at a notice. */
  notes: string | null;
  /** The changed fact, by what-if. */
  facts: Readonly<Record<string, string>>;
}

export interface ToldPart {
  title: string;
  /** From 1. */
  part: number;
  clauses: { id: string; text: string; paragraph?: boolean }[];
}

/** A story in parts, with the same question after each. */
export interface Story<A, B> {
  /** Null where the stop tells no part. */
  part(activity: A, step: StepSketch): StoryPart | null;
  /** The parts that were shown, but for that of `step`, in the order of the story. */
  told(activity: A, step: StepSketch, shown: readonly StepId[]): ToldPart[];
  /** The same question after the part before; null where there is none. */
  before(activity: A, question: Question): { part: string; question: QuestionId } | null;
  /** True for the "yes" of the story; null for no judgement. */
  isYes(activity: A, body: B | Pass): boolean | null;
}

/** One column of "how the room has moved". */
export interface TrailStep {
  part: string;
  /** Empty until the part was shown: labels give the story away. */
  label: string;
  /** Null while there is nothing to show. */
  options: { id: string; tone: "yes" | "unsure" | "no"; count: number }[] | null;
  /** For a checklist: how many items the room and, once explained, the key have found so far. */
  stairs?: { found: number | null; key: number | null; of: number };
}

export interface SeenRounds<A, B> {
  isShown(step: StepId): boolean;
  isExplained(question: QuestionId): boolean;
  /**
   * The last round, with the activity as asked then; null: none, or too few answered. @param over skips an
   * open round
   */
  last(question: QuestionId, over?: "over"): { activity: A; question: Question; bodies: (B | Pass)[] } | null;
}
