/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
export interface CommitmentFace {
  kind: "commitment";
  title: string;
}

export interface CommitmentForm {
  kind: "commitment";
  fields: { id: string; text: string; hint: string | null }[];
}
