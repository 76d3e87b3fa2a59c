/** Token buckets: a burst, then a steady rate. One bucket per connection or person, never per address (B-45). */

/** Commands at once. */
const BURST = 40;
/** Commands a second in the long run: somebody who writes on a sheet sends four or five. */
const RATE = 8;
/** Refusals that are forgotten in a second. */
const FORGIVEN_PER_SECOND = 1;
/** Refusals after which the connection is closed. */
const MAX_REFUSALS = 40;
/** Milliseconds without a command after which a bucket is full again and forgets its refusals. */
const RECOVERED_MS = 1_000 * Math.max(BURST / RATE, MAX_REFUSALS / FORGIVEN_PER_SECOND);

/** "taken", or what becomes of one command too many. */
type RateVerdict = "taken" | "refused" | "flood";

export class Bucket {
  private tokens = BURST;
  private refusals = 0;
  private last: number;

  constructor(private readonly now: () => number = Date.now) {
    this.last = now();
  }

  get recovered(): boolean {
    return this.now() - this.last > RECOVERED_MS;
  }

  take(): RateVerdict {
    const now = this.now();
    const seconds = Math.max(0, now - this.last) / 1_000;
    this.last = now;
    this.tokens = Math.min(BURST, this.tokens + seconds * RATE);
    this.refusals = Math.max(0, this.refusals - seconds * FORGIVEN_PER_SECOND);
    if (this.tokens >= 1) {
      this.tokens--;
      return "taken";
    }
    this.refusals++;
    return this.refusals > MAX_REFUSALS ? "flood" : "refused";
  }
}

/** One bucket for each sender of a room. */
export class RateLimiter {
  private readonly buckets = new Map<string, Bucket>();
  private sweepAt = 64;

  constructor(private readonly now: () => number = Date.now) {}

  take(sender: string): RateVerdict {
    let bucket = this.buckets.get(sender);
    if (!bucket) {
      if (this.buckets.size >= this.sweepAt) this.sweep();
      bucket = new Bucket(this.now);
      this.buckets.set(sender, bucket);
    }
    return bucket.take();
  }

  /** How many senders are remembered. */
  get size(): number {
    return this.buckets.size;
  }

  forget(sender: string): void {
    this.buckets.delete(sender);
  }

  /** Drops buckets that are as good as new. */
  private sweep(): void {
    for (const [sender, bucket] of this.buckets) if (bucket.recovered) this.buckets.delete(sender);
    this.sweepAt = Math.max(64, this.buckets.size * 2);
  }
}
