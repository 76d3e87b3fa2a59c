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
  /** How many files of a person, and of a room, are made or wait. */
  private readonly ordered = new Map<string, number>();

  constructor(private readonly most = { person: 3, room: 20 }) {}

  /** @returns null where too many wait, of this person, of this room or of all */
  async make<T>(of: { room: string; person: string }, make: () => Promise<T>): Promise<T | null> {
    const orders = [
      { by: `person ${of.person}`, most: this.most.person },
      { by: `room ${of.room}`, most: this.most.room },
    ];
    if (orders.some(({ by, most }) => (this.ordered.get(by) ?? 0) >= most)) return null;
    for (const { by } of orders) this.ordered.set(by, (this.ordered.get(by) ?? 0) + 1);
    const leave = await this.gate.enter();
    try {
      return leave && (await make());
    } finally {
      leave?.();
      for (const { by } of orders) {
        const left = (this.ordered.get(by) ?? 1) - 1;
        if (left > 0) this.ordered.set(by, left);
        else this.ordered.delete(by);
      }
    }
  }
}

export const phoneFiles = new PhoneFileQueue();
