/**
 * Slows down guesses at codes that people type. Addresses of the network are not counted, since the phones of
 * a room share one. Instead the whole server has one budget of failures: the more failures of late, the
 * longer every typed code waits, right or wrong. Only a limited number may wait at once. Tokens in links and
 * QR codes never pass here.
 */

/** Failures of late after which every typed code waits. */
const FREE_FAILURES = 20;
/** Milliseconds in which half of the failures are forgotten. */
const HALF_LIFE_MS = 60_000;
const MAX_DELAY_MS = 8_000;
const MAX_WAITING = 120;
/** Every typed code takes at least this long, found or not. */
const MIN_DELAY_MS = 150;
/** Milliseconds after which somebody is told that too many are waiting, and how many are told so late. */
const REJECTION_DELAY_MS = 1_000;
const MAX_DELAYED_REJECTIONS = 1_000;

export class GuessGuard {
  private failures = 0;
  private at: number;
  private waiting = 0;
  private turnedAway = 0;
  /** Told of each wrong guess here. */
  failed: (() => void) | undefined;

  constructor(
    private readonly now: () => number = Date.now,
    private readonly sleep: (ms: number) => Promise<void> = (ms) => new Promise((go) => setTimeout(go, ms)),
  ) {
    this.at = now();
  }

  /** Somebody guessed wrong, here or at another process. */
  heard(): void {
    this.failures = this.recent() + 1;
  }

  /** Milliseconds that a typed code waits now. */
  wait(): number {
    const over = this.recent() - FREE_FAILURES;
    return over <= 0 ? MIN_DELAY_MS : Math.min(MAX_DELAY_MS, MIN_DELAY_MS * 2 ** (over / 10));
  }

  /**
   * Runs a look-up under the guard: its result, or "busy" when too many are waiting. Null counts as a
   * failure.
   */
  async try<T>(lookUp: () => Promise<T | null>): Promise<T | null | "busy"> {
    if (this.waiting >= MAX_WAITING) return this.turnAway();
    this.waiting++;
    try {
      const [found] = await Promise.all([lookUp(), this.sleep(this.wait())]);
      if (found === null) {
        this.heard();
        this.failed?.();
      }
      return found;
    } finally {
      this.waiting--;
    }
  }

  /** Somebody who asks again at once gets one answer a second, so that running rooms do not notice. */
  private async turnAway(): Promise<"busy"> {
    if (this.turnedAway >= MAX_DELAYED_REJECTIONS) return "busy";
    this.turnedAway++;
    await this.sleep(REJECTION_DELAY_MS).finally(() => this.turnedAway--);
    return "busy";
  }

  private recent(): number {
    const now = this.now();
    this.failures *= 0.5 ** (Math.max(0, now - this.at) / HALF_LIFE_MS);
    this.at = now;
    return this.failures;
  }
}
