/** A token bucket per connection: a burst, then a steady rate. Keyed by person, never by address (B-45). */

/** Commands at once. */
const BURST = 40;
/** Commands a second in the long run: somebody who writes on a sheet sends four or five. */
const RATE = 8;
/** Refusals that are forgotten in a second. */
const FORGOTTEN = 1;
/** Refusals after which the connection is closed. */
const TOO_MANY = 40;

export class Bucket {
  private tokens = BURST;
  private last: number;
  private refusals = 0;

  constructor(private readonly now: () => number = Date.now) {
    this.last = now();
  }

  /** "taken", or what becomes of one command too many. */
  take(): "taken" | "refused" | "flood" {
    const now = this.now();
    const seconds = Math.max(0, now - this.last) / 1_000;
    this.last = now;
    this.tokens = Math.min(BURST, this.tokens + seconds * RATE);
    this.refusals = Math.max(0, this.refusals - seconds * FORGOTTEN);
    if (this.tokens >= 1) {
      this.tokens--;
      return "taken";
    }
    this.refusals++;
    return this.refusals > TOO_MANY ? "flood" : "refused";
  }
}
