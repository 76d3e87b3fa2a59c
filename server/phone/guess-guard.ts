/**
 * Slows down guesses at codes that people type. The phones of a room share one address, so nothing is counted by
 * it: after some wrong codes every typed one waits, right or wrong, and only so many wait at once.
 */
import { setTimeout as pause } from "node:timers/promises";
import { Bucket } from "@/server/platform/limits/bucket";

/** Milliseconds that a typed code waits, at most and at least. */
const MAX_WAIT_MS = 8_000;
const MIN_WAIT_MS = 150;
/** Wrong codes before all wait; one is forgotten each second. */
const WRONG = { burst: 20, rate: 1, longest: MAX_WAIT_MS };
const MAX_WAITING = 120;
/** Milliseconds before a refusal for too many waiting codes, and the most refusals that wait. */
const REFUSED_AFTER_MS = 1_000;
const MAX_REFUSED_LATE = 1_000;

export class GuessGuard {
  private readonly wrong: Bucket;
  private waiting = 0;
  private refused = 0;
  /** Called for each wrong guess here. */
  failed: (() => void) | undefined;

  constructor(
    now?: () => number,
    private readonly sleep: (ms: number) => Promise<unknown> = pause,
  ) {
    this.wrong = new Bucket(WRONG, now);
  }

  /** Counts a wrong guess, here or at another process. */
  heard(): void {
    this.wrong.charge();
  }

  wait(): number {
    return Math.min(MAX_WAIT_MS, Math.max(MIN_WAIT_MS, this.wrong.wait()));
  }

  /** @param lookUp null is a wrong guess @returns "busy" when too many are waiting */
  async try<T>(lookUp: () => Promise<T | null>): Promise<T | null | "busy"> {
    if (this.waiting >= MAX_WAITING) return this.refuse();
    this.waiting++;
    try {
      const [found] = await Promise.all([lookUp(), this.sleep(this.wait())]);
      if (found === null) {
        this.heard();
        this.failed?.();
      }
      return found;
    } finally {
      this.waiting--;
    }
  }

  private async refuse(): Promise<"busy"> {
    if (this.refused >= MAX_REFUSED_LATE) return "busy";
    this.refused++;
    await this.sleep(REFUSED_AFTER_MS).finally(() => this.refused--);
    return "busy";
  }
}
