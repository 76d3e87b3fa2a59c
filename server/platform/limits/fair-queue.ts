/**
 * A fair queue for work that blocks the processor: one job at a time, requesters in turns, with pauses once it has
 * used its share.
 */
import { performance } from "node:perf_hooks";
import { Bucket, type BucketLimits } from "@/server/platform/limits/bucket";

/** Milliseconds for which one piece keeps the line: what takes longer waits for something else than the processor. */
const LONGEST_HOLD = 500;

type Go = (leave: () => void) => void;

export class FairQueue {
  private readonly waiting = new Map<string, Go[]>();
  private readonly spent: Bucket;
  private busy = false;

  /**
   * @param means milliseconds of the processor that the line may take
   * @param most how many of one asker may wait
   */
  constructor(
    means: BucketLimits,
    private readonly most: number,
  ) {
    this.spent = new Bucket(means);
  }

  /** @returns what ends the piece, to be called once; null when too many of this asker wait */
  async enter(asker: string): Promise<(() => void) | null> {
    const own = this.waiting.get(asker) ?? [];
    if (own.length >= this.most) return null;
    return new Promise((go) => {
      own.push(go);
      this.waiting.set(asker, own);
      this.next();
    });
  }

  private next(): void {
    const [first] = this.waiting;
    const [asker = "", [go, ...others] = []] = first ?? [];
    if (this.busy || !go) return;
    // The next of this asker is behind everybody else.
    this.waiting.delete(asker);
    if (others.length > 0) this.waiting.set(asker, others);
    this.busy = true;
    const before = performance.eventLoopUtilization();
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      clearTimeout(longest);
      this.spent.take(performance.eventLoopUtilization(before).active);
      setTimeout(() => {
        this.busy = false;
        this.next();
      }, this.spent.wait());
    };
    const longest = setTimeout(leave, LONGEST_HOLD);
    go(leave);
  }
}
