/**
 * Turns, in the order in which people come: some at once, then one after another with a pause between two. The generic cell
 * rate algorithm (ITU-T I.371), with waiting in place of refusing until the wait would be too long.
 */
export interface Pacing {
  /** How many get their turn at once after a quiet time. */
  atOnce: number;
  /** Milliseconds between two in the long run. */
  apart: number;
  /** Nobody waits longer than these milliseconds. */
  longest: number;
}

export class Turns {
  /** When the next turn would be, were none given ahead of time. */
  private free = Number.NEGATIVE_INFINITY;

  /** @param clock milliseconds that never go back */
  constructor(
    private readonly pacing: Pacing,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Milliseconds until the turn of somebody who comes now; null when too many wait. */
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
