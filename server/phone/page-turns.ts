/**
 * Renders one phone page per turn of the event loop, so that a flood of requests delays running rooms by one
 * page at most.
 */
export class PhonePageQueue {
  private readonly waiting: (() => void)[] = [];
  private running = false;

  /** Resolves when it is the next one's turn, in the order in which they asked. */
  take(): Promise<void> {
    return new Promise((go) => {
      this.waiting.push(go);
      if (this.running) return;
      this.running = true;
      setImmediate(this.next);
    });
  }

  private readonly next = (): void => {
    const go = this.waiting.shift();
    this.running = go !== undefined;
    if (!go) return;
    go();
    setImmediate(this.next);
  };
}
