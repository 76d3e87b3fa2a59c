/** When what phones ask for is made: pages and files, so that a flood of requests delays nobody for long. */
import { Semaphore } from "@/server/platform/limits/semaphore";

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

/** Files for phones: made two at a time, so that those of trainers never have many of them before theirs. */
export class PhoneFileQueue {
  private readonly gate = new Semaphore(2, 40);
  private readonly ordered = new Map<string, number>();

  /** @param most files of one person that are made or wait */
  constructor(private readonly most = 3) {}

  /** @returns null where too many wait, of this person or of all */
  async make<T>(person: string, make: () => Promise<T>): Promise<T | null> {
    const own = this.ordered.get(person) ?? 0;
    if (own >= this.most) return null;
    this.ordered.set(person, own + 1);
    const leave = await this.gate.enter();
    try {
      return leave && (await make());
    } finally {
      leave?.();
      const left = (this.ordered.get(person) ?? 1) - 1;
      if (left > 0) this.ordered.set(person, left);
      else this.ordered.delete(person);
    }
  }
}

export const phoneFiles = new PhoneFileQueue();
