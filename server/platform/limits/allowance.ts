/** The budget of a person or a room: bytes received, and processor time. */
import { Bucket, type BucketLimits } from "@/server/platform/limits/bucket";

export interface Cost {
  bytes: number;
  /** Milliseconds of the processor. */
  ms: number;
}

export type Budget = Readonly<Record<keyof Cost, BucketLimits>>;

export class Allowance {
  private readonly bytes: Bucket;
  private readonly ms: Bucket;

  /** @param now milliseconds that never go back */
  constructor(budget: Budget, now?: () => number) {
    this.bytes = new Bucket(budget.bytes, now);
    this.ms = new Bucket(budget.ms, now);
  }

  /** @param times how often the cost is spent */
  spend({ bytes, ms }: Cost, times = 1): void {
    this.bytes.take(bytes * times);
    this.ms.take(ms * times);
  }

  /** Milliseconds until neither part is empty. */
  wait(): number {
    return Math.max(this.bytes.wait(), this.ms.wait());
  }

  get full(): boolean {
    return this.bytes.full && this.ms.full;
  }
}
