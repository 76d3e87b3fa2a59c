/**
 * What anybody may ask for is made one at a time, one each turn of the event loop: however many strangers ask at once,
 * the rooms that run wait for one page at most, and never for all of them.
 */
export class PageTurns {
  private readonly waiting: (() => void)[] = [];
  private going = false;

  /** Resolves when it is the next one's turn, in the order in which they asked. */
  take(): Promise<void> {
    return new Promise((go) => {
      this.waiting.push(go);
      if (this.going) return;
      this.going = true;
      setImmediate(this.next);
    });
  }

  private readonly next = (): void => {
    const go = this.waiting.shift();
    this.going = go !== undefined;
    if (!go) return;
    go();
    setImmediate(this.next);
  };
}
