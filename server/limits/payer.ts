/**
 * One person as they cost the server, over all their connections and requests. A room has means too. While they last, each
 * of its people is bounded by their own alone. When a room has spent more, those wait who spend more than it could bear if
 * all did the same; who is modest goes on.
 */
import { type Budget, type Cost, Purse } from "@/server/limits/purse";

/** What all people of a room cost. */
export interface RoomPurse {
  purse: Purse;
  /** How many spend of it. */
  people: number;
}

/** Connections and requests of one person that wait at a time. */
const MOST_WAITING = 10;

export class Payer {
  /** What they have open, the oldest first. */
  readonly connections = new Set<{ end(): void }>();
  private waiting = 0;
  private readonly own: Purse;
  /** `share`: what would be left of the room's means if everybody had spent as much. */
  private readonly room: { account: RoomPurse; share: Purse } | null;

  /** @param now milliseconds that never go back */
  constructor(
    budget: Budget,
    room: { budget: Budget; account: RoomPurse } | null = null,
    now?: () => number,
  ) {
    this.own = new Purse(budget, now);
    this.room = room && { account: room.account, share: new Purse(room.budget, now) };
  }

  spend(cost: Cost): void {
    this.own.spend(cost);
    this.room?.account.purse.spend(cost);
    this.room?.share.spend(cost, this.room.account.people);
  }

  /** Does the work and spends the time that it takes, up to its first pause. */
  during<T>(work: () => T): T {
    const began = performance.now();
    try {
      return work();
    } finally {
      this.spend({ bytes: 0, ms: performance.now() - began });
    }
  }

  /** Milliseconds until this person may cost more; 0: now. */
  wait(): number {
    const own = this.own.wait();
    return this.room && this.room.account.purse.wait() > 0 ? Math.max(own, this.room.share.wait()) : own;
  }

  /** Resolves with true when this person may cost more; with false at once when too much of theirs waits already. */
  async turn(): Promise<boolean> {
    if (this.wait() === 0) return true;
    if (this.waiting >= MOST_WAITING) return false;
    this.waiting++;
    for (let wait = this.wait(); wait > 0; wait = this.wait())
      await new Promise((go) => setTimeout(go, wait));
    this.waiting--;
    return true;
  }

  /** They have spent what is theirs, whatever the room has. */
  get overdrawn(): boolean {
    return this.own.wait() > 0;
  }

  /** Nothing is open and all has come back: forgetting this person changes nothing. */
  get settled(): boolean {
    return this.connections.size === 0 && this.own.full && (this.room?.share.full ?? true);
  }
}
