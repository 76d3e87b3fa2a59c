/** The shortest slice, in milliseconds. */
const SLICE_MS = 0.25;
/** A slice as a part of the time since the last one, where that is longer. */
const SLICE = 0.2;
/** Milliseconds between two slices, so that the queue takes no more than about a fifth of an idle processor either. */
const REST_MS = 1;
/** The longest rest: a piece may have taken long for another reason, as when memory was tidied up. */
const LONGEST_REST_MS = 15;

/**
 * Does queued work in order, a slice at a time with a rest after each, so that nothing else waits for the whole queue. A
 * piece that takes longer than its slice is followed by a longer rest, up to a limit. If one throws, the others go on in the next slice.
 */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;
  /** When the next slice may begin. */
  private restedAt = Number.NEGATIVE_INFINITY;
  /** From when the share of the next slice is reckoned. */
  private endedAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds that never go back */
  constructor(private readonly now: () => number = () => performance.now()) {}

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
    const began = this.now();
    const until = began + Math.max(SLICE_MS, SLICE * (began - this.endedAt));
    try {
      while (this.queue.length > 0 && this.now() < until) {
        this.queue.shift()?.();
        // Socket.IO hands a message on in the next tick: what follows from it belongs to the slice.
        await new Promise<void>((done) => process.nextTick(done));
      }
    } finally {
      this.endedAt = this.now();
      const due = (this.endedAt - until) * (1 / SLICE - 1);
      this.restedAt = this.endedAt + Math.min(Math.max(due, REST_MS), LONGEST_REST_MS);
      this.planned = false;
      this.plan();
    }
  }
}
