/** Milliseconds for which this process had the processor, its other threads included. To ask takes some microseconds. */
const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Milliseconds that need no second look: as long as this, work may be taken to have had the processor. */
const SHORT_MS = 1;

/**
 * How long work has the processor: on a busy machine everything takes longer, which does not count. The processor's time
 * is read once a millisecond at most, and for short work not at all.
 */
export class Stopwatch {
  private read = { at: Number.NEGATIVE_INFINITY, processor: 0 };

  /**
   * @param now milliseconds that never go back
   * @param processor milliseconds of the processor
   */
  constructor(
    private readonly now: () => number = () => performance.now(),
    private readonly processor: () => number = processorTime,
  ) {}

  /** @returns milliseconds since then; up to a millisecond more than it had the processor */
  begin(): () => number {
    const began = this.now();
    if (began - this.read.at > SHORT_MS) this.read = { at: began, processor: this.processor() };
    const before = this.read.processor;
    return () => {
      const took = this.now() - began;
      return took <= SHORT_MS ? took : Math.min(took, this.processor() - before);
    };
  }
}
