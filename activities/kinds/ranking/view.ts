/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/model/text/text-schemas";

export interface RankingFace {
  kind: "ranking";
  title: string;
}

export interface RankingForm {
  kind: "ranking";
  items: Option[];
  top: number;
}
