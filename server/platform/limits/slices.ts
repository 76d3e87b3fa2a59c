/** The shortest slice, in milliseconds. */
const SLICE_MS = 0.25;

export interface SlicesLimits {
  /** Which part of the time the work may take. */
  share: number;
  /** The longest rest, in milliseconds: a piece may have taken long for another reason, as when memory was tidied up. */
  longestRest: number;
}

/**
 * Does queued work in order, a slice at a time with a rest after each, so that nothing else waits for the whole queue. A
 * piece that takes longer than its slice is followed by a longer rest. If one throws, the others go on in the next slice.
 */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;
  /** When the next slice may begin. */
  private restedAt = Number.NEGATIVE_INFINITY;
  /** From when the share of the next slice is reckoned. */
  private endedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds that never go back */
  constructor(
    private readonly limits: SlicesLimits,
    private readonly now: () => number = () => performance.now(),
  ) {}

  add(work: () => void): void {
    if (this.queue.push(work) === 1) this.endedAt = this.now();
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
    const { share, longestRest } = this.limits;
    const began = this.now();
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
      this.restedAt = this.endedAt + Math.min(due, longestRest);
      this.planned = false;
      this.plan();
    }
  }
}
