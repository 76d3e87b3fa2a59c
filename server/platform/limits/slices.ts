/** Milliseconds of each turn of the event loop for what may come later. */
const SLICE_MS = 1;

/** Does work one after another, for a slice of each turn of the event loop, so that nothing else waits for all of it. */
export class Slices {
  private readonly queue: (() => void)[] = [];
  private planned = false;

  add(work: () => void): void {
    this.queue.push(work);
    this.plan();
  }

  private plan(): void {
    if (this.planned || this.queue.length === 0) return;
    this.planned = true;
    setImmediate(() => void this.run());
  }

  private async run(): Promise<void> {
    const began = performance.now();
    while (this.queue.length > 0 && performance.now() - began < SLICE_MS) {
      this.queue.shift()?.();
      // Socket.IO hands a message on in the next tick: what follows from it belongs to the slice.
      await new Promise<void>((done) => process.nextTick(done));
    }
    this.planned = false;
    this.plan();
  }
}
