import type { FormReader } from "@/activities/shared/choices";
export interface MarkingFace {
  kind: "marking";
  title: string;
  about: string | null;
}

export interface MarkingForm {
  kind: "marking";
  labels: { id: string; text: string; hint: string }[];
  clauses: { id: string; text: string; paragraph?: boolean }[];
}

export const markingReader: FormReader<MarkingForm> = {
  choices: (form) => form.labels,
  plainReasons: true,
};
