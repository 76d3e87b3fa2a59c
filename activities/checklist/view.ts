/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
export interface ChecklistFace {
  kind: "checklist";
  title: string;
  subject: { index: number; total: number; title: string; text: string };
}

export interface ChecklistForm {
  kind: "checklist";
  items: { id: string; text: string; label: string }[];
}
