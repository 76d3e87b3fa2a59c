/** The shortest slice, in milliseconds. */
const SLICE_MS = 0.25;
/** Which part of the time the queue may take, and which when it has had work for long: somebody floods. */
const SHARE = 0.2;
const SHARE_OF_FLOODS = 0.04;
/** Milliseconds with work until that is taken for a flood, and without until it is over. */
const FLOOD_MS = 3_000;
const CALM_MS = 100;
/** The longest rest: a piece may have taken long for another reason, as when memory was tidied up. */
const LONGEST_REST_MS = 15;

/**
 * Does queued work in order, a slice at a time with a rest after each, so that nothing else waits for the whole queue: a
 * fifth of the time is work, and less once there has always been some for seconds. If one throws, the others go on in the
 * next slice.
 */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;
  /** When the next slice may begin. */
  private restedAt = Number.NEGATIVE_INFINITY;
  /** From when the share of the next slice is reckoned. */
  private endedAt = Number.NEGATIVE_INFINITY;
  /** Since when there has been work, but for moments. */
  private since = 0;

  /** @param now milliseconds that never go back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  add(work: () => void): void {
    const now = this.now();
    if (now - this.endedAt > CALM_MS && this.queue.length === 0) this.since = now;
    if (this.queue.push(work) === 1) this.endedAt = now;
    this.plan();
  }

  /** Whether work that is added now has to wait. */
  get busy(): boolean {
    return this.queue.length > 0 || this.now() < this.restedAt;
  }

  private plan(): void {
    if (this.planned || this.queue.length === 0) return;
    this.planned = true;
    const go = () => void this.run();
    const rest = this.restedAt - this.now();
    if (rest > 0) setTimeout(go, rest);
    else setImmediate(go);
  }

  private async run(): Promise<void> {
    const began = this.now();
    const share = began - this.since > FLOOD_MS ? SHARE_OF_FLOODS : SHARE;
    const until = began + Math.max(SLICE_MS, share * (began - this.endedAt));
    try {
      while (this.queue.length > 0 && this.now() < until) {
        this.queue.shift()?.();
        // Socket.IO hands a message on in the next tick: what follows from it belongs to the slice.
        await new Promise<void>((done) => process.nextTick(done));
      }
    } finally {
      this.endedAt = this.now();
      const due = Math.max(SLICE_MS, this.endedAt - until) * (1 / share - 1);
      this.restedAt = this.endedAt + Math.min(due, LONGEST_REST_MS);
      this.planned = false;
      this.plan();
    }
  }
}
