/**
 * One person's cost budget over all connections and requests. Once the room's budget is spent, people above their fair
 * share wait.
 */
import { type Budget, type Cost, Allowance } from "@/server/platform/limits/allowance";

/** What all people of a room cost. */
export interface RoomPurse {
  purse: Allowance;
  /** Number of people who share it. */
  people: number;
}

/** Connections and requests of one person that may wait at a time. */
const MAX_WAITING = 10;

export class Payer {
  /** Open connections, the oldest first. */
  readonly connections = new Set<{ end(): void }>();
  private waiting = 0;
  private readonly own: Allowance;
  /** `share`: what would be left of the room's budget if everybody had spent as much. */
  private readonly room: { account: RoomPurse; share: Allowance } | null;

  /** @param now milliseconds that never go back */
  constructor(
    budget: Budget,
    room: { budget: Budget; account: RoomPurse } | null = null,
    now?: () => number,
  ) {
    this.own = new Allowance(budget, now);
    this.room = room && { account: room.account, share: new Allowance(room.budget, now) };
  }

  spend(cost: Cost): void {
    this.own.spend(cost);
    this.room?.account.purse.spend(cost);
    this.room?.share.spend(cost, this.room.account.people);
  }

  /** Runs `work` and spends the time that it takes synchronously. */
  during<T>(work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } finally {
      this.spend({ bytes: 0, ms: performance.now() - began });
    }
  }

  /** Milliseconds until this person may spend more; 0: now. */
  wait(): number {
    const own = this.own.wait();
    return this.room && this.room.account.purse.wait() > 0 ? Math.max(own, this.room.share.wait()) : own;
  }

  /**
   * Resolves with true when this person may spend more; with false at once when too many of their requests
   * wait already.
   */
  async turn(): Promise<boolean> {
    if (this.wait() === 0) return true;
    if (this.waiting >= MAX_WAITING) return false;
    this.waiting++;
    for (let wait = this.wait(); wait > 0; wait = this.wait())
      await new Promise((go) => setTimeout(go, wait));
    this.waiting--;
    return true;
  }

  /** Whether their own budget is spent, whatever is left of the room’s. */
  get overdrawn(): boolean {
    return this.own.wait() > 0;
  }

  /** Whether nothing is open and everything has come back, so that this entry can be removed. */
  get settled(): boolean {
    return this.connections.size === 0 && this.own.full && (this.room?.share.full ?? true);
  }
}
