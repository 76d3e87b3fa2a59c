/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/workshop/content/words";

export interface ScaleFace {
  kind: "scale";
  title: string;
}

export interface ScaleForm {
  kind: "scale";
  statements: Option[];
  points: number;
  low: string;
  high: string;
}
