/** The shortest slice, in milliseconds. */
const SLICE_MS = 0.25;
/** A slice as a part of the time since the last one, where that is longer. */
const SLICE = 0.2;
/** Milliseconds between two slices, so that the queue takes no more than about a fifth of an idle processor either. */
const REST_MS = 1;

/**
 * Does queued work in order, a slice at a time with a rest after each, so that nothing else waits for the whole queue. If
 * one piece throws, the rest of the queue goes on in the next slice.
 */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;
  /** When the last slice ended, and from when the share of the next one is reckoned. */
  private ranAt = Number.NEGATIVE_INFINITY;
  private endedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds that never go back */
  constructor(private readonly now: () => number = () => performance.now()) {}

  add(work: () => void): void {
    if (this.queue.push(work) === 1) this.endedAt = this.now();
    this.plan();
  }

  private plan(): void {
    if (this.planned || this.queue.length === 0) return;
    this.planned = true;
    const go = () => void this.run();
    if (this.now() - this.ranAt < REST_MS) setTimeout(go, REST_MS);
    else setImmediate(go);
  }

  private async run(): Promise<void> {
    const began = this.now();
    const until = began + Math.max(SLICE_MS, SLICE * (began - this.endedAt));
    try {
      while (this.queue.length > 0 && this.now() < until) {
        this.queue.shift()?.();
        // Socket.IO hands a message on in the next tick: what follows from it belongs to the slice.
        await new Promise<void>((done) => process.nextTick(done));
      }
    } finally {
      this.ranAt = this.endedAt = this.now();
      this.planned = false;
      this.plan();
    }
  }
}
