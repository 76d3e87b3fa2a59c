/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/workshop/content/words";

export interface QuizFace {
  kind: "quiz";
  title: string;
  /** Item by item: which of how many. */
  item: { index: number; total: number } | null;
}

export interface QuizForm {
  kind: "quiz";
  sureness: boolean;
  /** All items, or the one in focus. */
  items: { id: string; text: string; options: Option[] }[];
}
