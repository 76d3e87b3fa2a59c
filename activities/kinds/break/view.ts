/** What surfaces see of this kind, and what its form is made of; keys are never in it. */
export interface BreakFace {
  kind: "break";
  title: string;
  mode: "break" | "breathing";
  text: string | null;
  minutes: number;
  /** When the room goes on, by the server's clock in milliseconds; null where nobody waits for an end. */
  until: number | null;
}
