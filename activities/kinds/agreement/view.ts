/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { Option } from "@/model/text/text-schemas";

export interface AgreementFace {
  kind: "agreement";
  title: string;
}

export interface AgreementForm {
  kind: "agreement";
  rules: Option[];
  add: boolean;
}
