/** A fair queue for dear work: some pieces at a time, keys in turns, so that many pieces of one wait for each other. */

interface QueueLimits {
  places: number;
  /** Pieces that may wait, of one key and of all. */
  each?: number;
  all?: number;
  /** Milliseconds for which a place rests after a piece that took so long. */
  rest?(took: number): number;
  /** Milliseconds after which a piece gives up its place: it waits for something else than the processor. */
  hold?: number;
}

export class FairQueue {
  private readonly lines = new Map<string, (() => void)[]>();
  private length = 0;
  private free: number;

  constructor(private readonly limits: QueueLimits) {
    this.free = limits.places;
  }

  get waiting(): number {
    return this.length;
  }

  /**
   * @param signal a piece that waits is given up when it aborts
   * @returns a function that ends the piece; null when too many wait, or it was given up
   */
  async enter(key = "", signal?: AbortSignal): Promise<(() => void) | null> {
    if (this.free > 0) {
      this.free--;
      return this.begin();
    }
    const line = this.lines.get(key) ?? [];
    const { each = Number.POSITIVE_INFINITY, all = Number.POSITIVE_INFINITY } = this.limits;
    if (signal?.aborted || line.length >= each || this.length >= all) return null;
    return new Promise((resolve) => {
      const go = () => resolve(this.begin());
      line.push(go);
      this.lines.set(key, line);
      this.length++;
      signal?.addEventListener("abort", () => this.remove(key, go) && resolve(null), { once: true });
    });
  }

  /** @returns null when too many wait */
  async run<T>(key: string, work: () => T | Promise<T>): Promise<T | null> {
    const leave = await this.enter(key);
    if (!leave) return null;
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** Waits for a piece that takes one turn of the event loop. */
  async turn(key = ""): Promise<void> {
    const leave = await this.enter(key);
    if (leave) setImmediate(leave);
  }

  private begin(): () => void {
    const { rest, hold } = this.limits;
    const began = performance.now();
    let ended = false;
    const leave = () => {
      if (ended) return;
      ended = true;
      clearTimeout(longest);
      const pause = rest?.(performance.now() - began) ?? 0;
      if (pause > 0) setTimeout(() => this.next(), pause);
      else this.next();
    };
    const longest = hold === undefined ? undefined : setTimeout(leave, hold);
    return leave;
  }

  private next(): void {
    const [first] = this.lines;
    if (!first) {
      this.free++;
      return;
    }
    const [key, line] = first;
    const go = line.shift();
    this.lines.delete(key);
    // Behind all other keys.
    if (line.length > 0) this.lines.set(key, line);
    this.length--;
    go?.();
  }

  private remove(key: string, go: () => void): boolean {
    const line = this.lines.get(key) ?? [];
    const place = line.indexOf(go);
    if (place < 0) return false;
    line.splice(place, 1);
    if (line.length === 0) this.lines.delete(key);
    this.length--;
    return true;
  }
}
