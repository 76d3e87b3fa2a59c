/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
export interface NumberFace {
  kind: "number";
  title: string;
}

export interface NumberForm {
  kind: "number";
  unit: string | null;
  min: number;
  max: number;
  decimals: number;
}
