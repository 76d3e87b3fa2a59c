/** A semaphore with a queue of bounded length. */

export class Semaphore {
  private inside = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly most: number,
    private readonly longest: number,
  ) {}

  /** How many wait. */
  get waiting(): number {
    return this.line.length;
  }

  /**
   * @param signal who waits is out of the queue when it aborts
   * @returns a function that releases the place, to be called once; null when the queue is full, or was left
   */
  async enter(signal?: AbortSignal): Promise<(() => void) | null> {
    if (this.inside >= this.most) {
      if (this.line.length >= this.longest || !(await this.wait(signal))) return null;
    } else {
      this.inside++;
    }
    return () => {
      const next = this.line.shift();
      if (next) next();
      else this.inside--;
    };
  }

  private wait(signal?: AbortSignal): Promise<boolean> {
    return new Promise((done) => {
      const go = () => done(true);
      this.line.push(go);
      signal?.addEventListener("abort", () => {
        const at = this.line.indexOf(go);
        if (at < 0) return;
        this.line.splice(at, 1);
        done(false);
      });
    });
  }
}
