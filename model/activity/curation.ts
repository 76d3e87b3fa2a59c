/** What a trainer decided about the texts of one question. Text ids throughout. */
export interface Curation {
  shown: string[];
  hidden: string[];
  groups: { id: string; label: string; texts: string[] }[];
  /** How the stage draws it; null: as authored. */
  as: "wall" | "cloud" | null;
}

export const uncurated: Curation = { shown: [], hidden: [], groups: [], as: null };
