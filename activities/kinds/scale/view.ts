import type { Option } from "@/model/text/text-schemas";

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

/** The points of a scale as keys, lowest first. */
export const pointsOf = (points: number): string[] => Array.from({ length: points }, (_, i) => String(i + 1));
