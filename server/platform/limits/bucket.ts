/** A token bucket that may be overdrawn: costs are known only afterwards, and are waited for then. */

export interface BucketLimits {
  /** What may be spent at once. */
  burst: number;
  /** What comes back in a second. */
  rate: number;
}

/**
 * The longest wait in milliseconds: shorter than the time a connection has for its greeting, and for a ping.
 */
export const LONGEST_WAIT = 4_000;

export class Bucket {
  private left: number;
  private at: number;

  /** @param now milliseconds that never go back */
  constructor(
    private readonly means: BucketLimits,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = means.burst;
    this.at = now();
  }

  take(amount: number): void {
    this.fill();
    this.left = Math.max(this.left - amount, (-LONGEST_WAIT / 1_000) * this.means.rate);
  }

  /** Milliseconds until it is no longer empty; 0: it is not. */
  wait(): number {
    this.fill();
    return this.left > 0 ? 0 : Math.ceil((-this.left / this.means.rate) * 1_000) + 1;
  }

  /** Whether everything that was spent has come back. */
  get full(): boolean {
    this.fill();
    return this.left === this.means.burst;
  }

  private fill(): void {
    const now = this.now();
    this.left = Math.min(this.means.burst, this.left + ((now - this.at) / 1_000) * this.means.rate);
    this.at = now;
  }
}
