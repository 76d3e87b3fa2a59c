import type { FormReader } from "@/activities/shared/choices";
import type { Option } from "@/model/text/text-schemas";

export interface SortFace {
  kind: "sort";
  title: string;
}

export interface SortForm {
  kind: "sort";
  bins: { id: string; text: string; hint: string | null; unsure: boolean }[];
  cards: (Option & { label: string })[];
}

export const sortReader: FormReader<SortForm> = { choices: (form) => form.bins };
