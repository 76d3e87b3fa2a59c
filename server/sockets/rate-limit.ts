/** A token bucket per connection: a burst, then a steady rate. Keyed by person, never by address (B-45). */
import { metrics } from "@/server/watch/metrics";

/** Commands at once. */
const BURST = 40;
/** Commands a second in the long run: somebody who writes on a sheet sends four or five. */
const RATE = 6;
/** Refusals that are forgotten in a second. */
const FORGOTTEN = 1;
/** Refusals after which a refused command gets no answer any more. */
const TOLD = 20;
/** Refusals after which the connection is closed. */
const TOO_MANY = 100;

export class Bucket {
  private tokens = BURST;
  private last: number;
  private refusals = 0;

  constructor(private readonly now: () => number = Date.now) {
    this.last = now();
  }

  /** "taken", or what becomes of one command too many. */
  take(): "taken" | "refused" | "ignored" | "flood" {
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
    if (this.refusals > TOO_MANY) return "flood";
    return this.refusals > TOLD ? "ignored" : "refused";
  }

  /** Whether a command goes on. What is over the limit is refused while that may help, and a flood ends the connection. */
  admits(over: { refuse: () => void; close: () => void }): boolean {
    const taken = this.take();
    if (taken === "taken") return true;
    if (taken === "refused") over.refuse();
    else metrics.refused.inc({ reason: "too-many" });
    if (taken === "flood") over.close();
    return false;
  }
}
