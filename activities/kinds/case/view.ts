import type { FormReader } from "@/activities/shared/choices";
import type { Tone } from "@/model/activity/tally";

export interface Clause {
  id: string;
  text: string;
  paragraph?: boolean;
}

export interface CaseFace {
  kind: "case";
  title: string;
  recall: string | null;
  clauses: Clause[];
  whatIf: { title: string; fact: string } | null;
}

export interface CaseForm {
  kind: "case";
  options: { id: string; text: string; tone: Tone }[];
  sureness: boolean;
  elements: { id: string; text: string; hint: string }[];
  marking: boolean;
  /** Asks why, in a few words. */
  reason: boolean;
}

export const caseReader: FormReader<CaseForm> = { ownField: () => "answer" };
