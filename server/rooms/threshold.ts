/**
 * How fast people come into one room (B-146): a conference at once, and then forty a second, so that a flood of newcomers
 * does not hold up those who are in. The generic cell rate algorithm (ITU-T I.371), with waiting in place of refusing.
 */
const AT_ONCE = 200;
const APART_MS = 25;
const LONGEST_WAIT_MS = 20_000;

export class Threshold {
  /** When the next one may come, were nobody let in ahead of time. */
  private free = Number.NEGATIVE_INFINITY;

  /** @param clock milliseconds that never go back */
  constructor(private readonly clock: () => number = () => performance.now()) {}

  /** Milliseconds until somebody who comes now may come in, in the order in which they came; null when too many wait. */
  next(): number | null {
    const now = this.clock();
    const at = Math.max(this.free, now);
    const wait = Math.max(0, at - AT_ONCE * APART_MS - now);
    if (wait > LONGEST_WAIT_MS) return null;
    this.free = at + APART_MS;
    return wait;
  }
}
