export interface OpenFace {
  kind: "open";
  title: string;
}

export interface OpenForm {
  kind: "open";
  /** Write texts, or support those that are shown. */
  asks: "texts" | "support";
  hint: string | null;
  /** Trainers let texts through before the room reads them. */
  moderated: boolean;
  most: number;
  length: number;
}

/** The id under which texts are supported, where the author allows it. */
export const SUPPORT = "support";
