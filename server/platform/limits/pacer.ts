/**
 * Paces callers in their order: some at once, then one after another at a fixed interval. The generic cell
 * rate algorithm (ITU-T I.371), which delays callers and refuses them only when the wait would be too long.
 */
export interface Pacing {
  /** How many go on at once after a pause. */
  atOnce: number;
  /** Milliseconds between two in the long run. */
  apart: number;
  /** Longest wait in milliseconds. */
  longest: number;
}

export class Pacer {
  /** The theoretical arrival time of the next caller. */
  private free = Number.NEGATIVE_INFINITY;

  /** @param clock milliseconds that never go back */
  constructor(
    private readonly pacing: Pacing,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Milliseconds that a caller has to wait; null when too many wait. */
  next(): number | null {
    const { atOnce, apart, longest } = this.pacing;
    const now = this.clock();
    const at = Math.max(this.free, now);
    const wait = Math.max(0, at - (atOnce - 1) * apart - now);
    if (wait > longest) return null;
    this.free = at + apart;
    return wait;
  }
}
