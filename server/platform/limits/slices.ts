/** Milliseconds of a turn of the event loop for what may come later; where turns are long, this part of the last one. */
const SLICE_MS = 1;
const SLICE = 0.2;

/** Does work one after another, for a slice of each turn of the event loop, so that nothing else waits for all of it. Work that fails ends its slice alone. */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;
  private endedAt = Number.NEGATIVE_INFINITY;

  add(work: () => void): void {
    if (this.queue.push(work) === 1) this.endedAt = performance.now();
    this.plan();
  }

  private plan(): void {
    if (this.planned || this.queue.length === 0) return;
    this.planned = true;
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    const began = performance.now();
    const until = began + Math.max(SLICE_MS, SLICE * (began - this.endedAt));
    try {
      while (this.queue.length > 0 && performance.now() < until) {
        this.queue.shift()?.();
        // Socket.IO hands a message on in the next tick: what follows from it belongs to the slice.
        await new Promise<void>((done) => process.nextTick(done));
      }
    } finally {
      this.endedAt = performance.now();
      this.planned = false;
      this.plan();
    }
  }
}
