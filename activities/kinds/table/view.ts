import type { FormReader } from "@/activities/shared/choices";
import type { Option } from "@/model/text/text-schemas";

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

export const tableReader: FormReader<TableForm> = { choices: (form) => form.columns };
