/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/workshop/content/words";

export interface SortFace {
  kind: "sort";
  title: string;
}

export interface SortForm {
  kind: "sort";
  bins: { id: string; text: string; hint: string | null; unsure: boolean }[];
  cards: (Option & { label: string })[];
}
