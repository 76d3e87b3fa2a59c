/** A bucket of tokens that may be overdrawn: what something costs is known only afterwards, and is then waited for. */

export interface Means {
  /** What may be spent at once. */
  burst: number;
  /** What comes back in a second. */
  rate: number;
}

/** Milliseconds that anybody waits at most for what was spent: less than a connection has to greet, and to answer a ping. */
export const LONGEST_WAIT = 4_000;

export class Bucket {
  private left: number;
  private at: number;

  /** @param now milliseconds that never go back */
  constructor(
    private readonly means: Means,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = means.burst;
    this.at = now();
  }

  take(amount: number): void {
    this.fill();
    this.left = Math.max(this.left - amount, (-LONGEST_WAIT / 1_000) * this.means.rate);
  }

  /** Milliseconds until there is something in it; 0: there is. */
  wait(): number {
    this.fill();
    return this.left > 0 ? 0 : Math.ceil((-this.left / this.means.rate) * 1_000) + 1;
  }

  /** Nothing was spent that has not come back. */
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
