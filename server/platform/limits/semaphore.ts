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

  /** @returns a function that releases the place, to be called once; null when the queue is full */
  async enter(): Promise<(() => void) | null> {
    if (this.inside >= this.most) {
      if (this.line.length >= this.longest) return null;
      await new Promise<void>((go) => this.line.push(go));
    } else {
      this.inside++;
    }
    return () => {
      const next = this.line.shift();
      if (next) next();
      else this.inside--;
    };
  }
}
