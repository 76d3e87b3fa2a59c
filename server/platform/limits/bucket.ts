/** A token bucket, and one for each key. */

export interface BucketLimits {
  /** Amount that may be taken at once. */
  burst: number;
  /** Amount that comes back in a second. */
  rate: number;
  /** Milliseconds that a taker may have to wait; without it, what is not there is refused. */
  longest?: number;
}

export class Bucket {
  private left: number;
  private filled: number;

  /** @param now milliseconds that never go back */
  constructor(
    private readonly limits: BucketLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = limits.burst;
    this.filled = now();
  }

  /** @returns milliseconds until the taker may go on; null: refused, and nothing is taken */
  take(amount = 1): number | null {
    const wait = this.wait(amount);
    if (wait > (this.limits.longest ?? 0)) return null;
    this.left -= amount;
    return wait;
  }

  /** For what was used already, there or not; at most `longest` is owed. */
  charge(amount = 1): void {
    this.fill();
    const { rate, longest = 0 } = this.limits;
    this.left = Math.max(this.left - amount, Math.min(0, (-rate * longest) / 1_000));
  }

  give(amount = 1): void {
    this.fill();
    this.left = Math.min(this.limits.burst, this.left + amount);
  }

  /** Milliseconds until so much is there. */
  wait(amount = 1): number {
    this.fill();
    return Math.max(0, Math.ceil(((amount - this.left) / this.limits.rate) * 1_000));
  }

  get full(): boolean {
    this.fill();
    return this.left === this.limits.burst;
  }

  private fill(): void {
    const now = this.now();
    const seconds = Math.max(0, now - this.filled) / 1_000;
    this.filled = now;
    this.left = Math.min(this.limits.burst, this.left + seconds * this.limits.rate);
  }
}

/** Number of buckets from which on full ones are dropped. */
const MANY = 64;

export class Buckets {
  private readonly byKey = new Map<string, Bucket>();
  private sweepAt = MANY;

  constructor(
    private readonly limits: BucketLimits,
    private readonly now?: () => number,
  ) {}

  of(key: string): Bucket {
    const existing = this.byKey.get(key);
    if (existing) return existing;
    if (this.byKey.size >= this.sweepAt) this.sweep();
    const bucket = new Bucket(this.limits, this.now);
    this.byKey.set(key, bucket);
    return bucket;
  }

  forget(key: string): void {
    this.byKey.delete(key);
  }

  get size(): number {
    return this.byKey.size;
  }

  /** Drops buckets that are as good as new. */
  sweep(): void {
    for (const [key, bucket] of this.byKey) if (bucket.full) this.byKey.delete(key);
    this.sweepAt = Math.max(MANY, this.byKey.size * 2);
  }
}
