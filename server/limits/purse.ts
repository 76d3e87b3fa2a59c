/** What somebody, or a room, may cost the server: bytes that are read, and time of the processor. */
import { Bucket, type Means } from "@/server/limits/bucket";

export interface Cost {
  bytes: number;
  /** Milliseconds of the processor. */
  ms: number;
}

export type Budget = Readonly<Record<keyof Cost, Means>>;

export class Purse {
  private readonly bytes: Bucket;
  private readonly ms: Bucket;

  /** @param now milliseconds that never go back */
  constructor(budget: Budget, now?: () => number) {
    this.bytes = new Bucket(budget.bytes, now);
    this.ms = new Bucket(budget.ms, now);
  }

  /** @param times as if so many spent it */
  spend({ bytes, ms }: Cost, times = 1): void {
    this.bytes.take(bytes * times);
    this.ms.take(ms * times);
  }

  /** Milliseconds until there is something in it. */
  wait(): number {
    return Math.max(this.bytes.wait(), this.ms.wait());
  }

  get full(): boolean {
    return this.bytes.full && this.ms.full;
  }
}
