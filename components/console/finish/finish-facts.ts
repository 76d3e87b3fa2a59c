/** What is looked for when a room ends: who was here, and what still waits for its trainers. */
export interface FinishFacts {
  people: number;
  /** Questions that were asked. */
  questions: number;
  groups: number;
  /** People without a name for their certificate; 0 where none are given. */
  nameless: number;
  /** Texts that no trainer has released for reports. */
  toRelease: number;
}

export type ReadFinish = (room: string) => Promise<FinishFacts | null>;
