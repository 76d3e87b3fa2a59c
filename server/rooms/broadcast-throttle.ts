/**
 * Delays updates of counts: by 250 ms, and longer while rendering them takes more than 15 % of this process's time,
 * so that many rooms voting at once do not slow down their own answers. At most two seconds.
 */
const USUAL_MS = 250;
const LONGEST_MS = 2_000;
const SHARE = 0.15;
/** Milliseconds over which the share is taken; older work fades. */
const WINDOW_MS = 1_000;

export class BroadcastThrottle {
  private spent = 0;
  private at: number;

  /** @param clock milliseconds that never go back */
  constructor(private readonly clock: () => number = () => performance.now()) {
    this.at = clock();
  }

  get wait(): number {
    this.fade();
    return Math.round(
      Math.min(LONGEST_MS, Math.max(USUAL_MS, (USUAL_MS * this.spent) / (WINDOW_MS * SHARE))),
    );
  }

  timed(work: () => void): void {
    const begun = this.clock();
    try {
      work();
    } finally {
      this.fade();
      this.spent += this.clock() - begun;
    }
  }

  private fade(): void {
    const now = this.clock();
    this.spent *= Math.exp((this.at - now) / WINDOW_MS);
    this.at = now;
  }
}

export const broadcastThrottle = new BroadcastThrottle();
