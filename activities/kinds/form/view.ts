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
