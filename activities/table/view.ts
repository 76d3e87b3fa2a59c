/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/workshop/content/words";

export interface TableFace {
  kind: "table";
  title: string;
}

export interface TableForm {
  kind: "table";
  rows: Option[];
  columns: Option[];
  one: boolean;
}
