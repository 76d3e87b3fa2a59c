/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/workshop/content/words";

export interface QuizFace {
  kind: "quiz";
  title: string;
  /** The item that the room looks at; null where all are on one page. */
  item: { id: string; index: number; total: number } | null;
}

export interface QuizForm {
  kind: "quiz";
  /** What to do, where the question itself is the item. */
  lead: string | null;
  sureness: boolean;
  /** Where people link two tests by a code of their own: which of the two this is. */
  code: "before" | "after" | null;
  /** All items, or the one in focus. */
  items: { id: string; text: string; options: Option[] }[];
}
