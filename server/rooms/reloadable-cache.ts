/**
 * A cached value that is reloaded as a whole while single changes are stored. A change that is stored during
 * a reload may be missing from what was read, so it is applied to that again. Reloads run one at a time, in
 * order.
 */
export class ReloadableCache<T> {
  private last: Promise<unknown> = Promise.resolve();
  private next: Promise<void> | undefined;
  private meanwhile: ((whole: T) => void)[] | null = null;

  /** @param now the value until it is read */
  constructor(
    public now: T,
    private readonly read: () => Promise<T>,
  ) {}

  /** Notes a stored change. @param by harmless where it was read already */
  change(by: (whole: T) => void): void {
    by(this.now);
    this.meanwhile?.push(by);
  }

  /**
   * Resolves after a reading that began after this call; calls that wait share it.
   * @throws as the reading does
   */
  refresh(): Promise<void> {
    this.next ??= this.last.then(() => {
      this.next = undefined;
      const reading = this.readOnce();
      this.last = reading.catch(() => undefined);
      return reading;
    });
    return this.next;
  }

  private async readOnce(): Promise<void> {
    const meanwhile: ((whole: T) => void)[] = [];
    this.meanwhile = meanwhile;
    try {
      const whole = await this.read();
      for (const by of meanwhile) by(whole);
      this.now = whole;
    } finally {
      this.meanwhile = null;
    }
  }
}
