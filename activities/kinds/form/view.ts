/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
import type { FormActivity } from "@/activities/kinds/form/content";

export interface FormFace {
  kind: "form";
  title: string;
}

export interface FormForm {
  kind: "form";
  purpose: FormActivity["purpose"];
  sections: FormActivity["sections"];
}
