/** Facts for the end of a room: its participants, and open matters of its trainers. */
export interface FinishFacts {
  people: number;
  /** Questions that were asked. */
  questions: number;
  groups: number;
  /** People without a name for their certificate. */
  nameless: number;
  /** Texts that no trainer has released for reports. */
  toRelease: number;
}

export type ReadFinish = (room: string) => Promise<FinishFacts | null>;
