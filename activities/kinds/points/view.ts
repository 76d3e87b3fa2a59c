import type { Option } from "@/model/text/text-schemas";

export interface PointsFace {
  kind: "points";
  title: string;
}

export interface PointsForm {
  kind: "points";
  items: Option[];
  total: number;
  /** The whole sum must be shared out. */
  exact: boolean;
}
