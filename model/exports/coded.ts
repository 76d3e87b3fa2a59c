/** A question as the codebook of the exported files explains it. Pure. */

export interface Coded {
  id: string;
  text: string;
}

export interface CodedItem extends Coded {
  /** Its own choices; empty where those of the question hold. */
  choices: Coded[];
}

export const coded = ({ id, text }: Coded): Coded => ({ id, text });

/** Items for which the choices of the question hold, or which have none. */
export const codedItems = (list: readonly Coded[]): CodedItem[] =>
  list.map((item) => ({ ...coded(item), choices: [] }));

/** A scale: its two ends, which alone have words. */
export const codedEnds = (points: number, low: string, high: string): Coded[] => [
  { id: "1", text: low },
  { id: String(points), text: high },
];
