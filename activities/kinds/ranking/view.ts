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
