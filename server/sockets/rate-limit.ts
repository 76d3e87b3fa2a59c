/** A token bucket per connection: a burst, then a steady rate. Keyed by person, never by address. */

/** Commands at once. */
const BURST = 40;
/** Commands a second in the long run. */
const RATE = 8;
/** Refusals in a row after which the connection is closed. */
export const TOO_MANY_REFUSALS = 200;

export class Bucket {
  private tokens = BURST;
  private last: number;
  refusals = 0;

  constructor(private readonly now: () => number = Date.now) {
    this.last = now();
  }

  take(): boolean {
    const now = this.now();
    this.tokens = Math.min(BURST, this.tokens + (Math.max(0, now - this.last) / 1_000) * RATE);
    this.last = now;
    if (this.tokens < 1) {
      this.refusals++;
      return false;
    }
    this.tokens--;
    this.refusals = 0;
    return true;
  }
}
