/** Token buckets: a burst, then a steady rate. One bucket per connection or person, never per address (B-45). */
import type { BucketLimits } from "@/server/platform/limits/bucket";

/** Commands of a connection: somebody who writes on a sheet sends four or five a second. */
const COMMANDS: BucketLimits = { burst: 40, rate: 8 };
/** Commands of a participant that the room's log keeps: calls, seats, cards, what is grey or black (O-90). */
export const LOGGED_BY_PARTICIPANT: BucketLimits = { burst: 60, rate: 0.5 };
/** Refusals that are forgotten in a second. */
const FORGIVEN_PER_SECOND = 1;
/** Refusals after which the connection is closed. */
const MAX_REFUSALS = 40;

/** "taken", or what becomes of one command too many. */
type RateVerdict = "taken" | "refused" | "flood";

export class Bucket {
  private tokens: number;
  private refusals = 0;
  private last: number;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly limits = COMMANDS,
  ) {
    this.tokens = limits.burst;
    this.last = now();
  }

  /** Whether it is full again, and has forgotten its refusals. */
  get recovered(): boolean {
    const { burst, rate } = this.limits;
    const seconds = Math.max(burst / rate, MAX_REFUSALS / FORGIVEN_PER_SECOND);
    return this.now() - this.last > 1_000 * seconds;
  }

  take(): RateVerdict {
    const now = this.now();
    const seconds = Math.max(0, now - this.last) / 1_000;
    this.last = now;
    this.tokens = Math.min(this.limits.burst, this.tokens + seconds * this.limits.rate);
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

  constructor(
    private readonly now: () => number = Date.now,
    private readonly limits = COMMANDS,
  ) {}

  take(sender: string): RateVerdict {
    let bucket = this.buckets.get(sender);
    if (!bucket) {
      if (this.buckets.size >= this.sweepAt) this.sweep();
      bucket = new Bucket(this.now, this.limits);
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
