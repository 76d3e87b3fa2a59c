/**
 * One person's cost budget over all connections and requests. Once the room's budget is spent, people above their fair
 * share wait.
 */
import { type Budget, type Cost, Allowance } from "@/server/platform/limits/allowance";
import { Bucket, type Means } from "@/server/platform/limits/bucket";

export type PersonalBudget = Budget &
  Readonly<{
    /** Processor time within a moment, so that nobody spends a whole budget in one go while others wait. */
    pace: Means;
    /** Connections and requests that may wait at a time. */
    waiting: number;
  }>;

/** What all people of a room cost. */
export interface RoomPurse {
  purse: Allowance;
  /** Number of people who share it. */
  people: number;
}

/** In a room with more people than this, everybody can still spend as much at once as in one of this size. */
const LARGE_ROOM = 1_200;

export class Payer {
  /** Open connections, the oldest first. */
  readonly connections = new Set<{ end(): void }>();
  private waiting = 0;
  private readonly own: Allowance;
  private readonly maxWaiting: number;
  private readonly pace: Bucket;
  /**
   * `share`: what would be left of the room's budget if everybody had spent as much; `turns`: the same of the processor
   * time that decides who is read first, for a room of at most LARGE_ROOM people.
   */
  private readonly room: { account: RoomPurse; share: Allowance; turns: Bucket } | null;

  /** @param now milliseconds that never go back */
  constructor(
    budget: PersonalBudget,
    room: { budget: Budget; turns: Means; account: RoomPurse } | null = null,
    now?: () => number,
  ) {
    this.own = new Allowance(budget, now);
    this.pace = new Bucket(budget.pace, now);
    this.maxWaiting = budget.waiting;
    this.room = room && {
      account: room.account,
      share: new Allowance(room.budget, now),
      turns: new Bucket(room.turns, now),
    };
  }

  spend(cost: Cost): void {
    this.spendAlone(cost);
    this.room?.account.purse.spend(cost);
    this.room?.share.spend(cost, this.room.account.people);
    this.room?.turns.take(cost.ms * Math.min(this.room.account.people, LARGE_ROOM));
  }

  /** Spends what the room is not charged for. */
  spendAlone(cost: Cost): void {
    this.own.spend(cost);
    this.pace.take(cost.ms);
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
    return Math.max(this.own.wait(), this.pace.wait(), this.shareWait());
  }

  private shareWait(): number {
    return this.room && this.room.account.purse.wait() > 0 ? this.room.share.wait() : 0;
  }

  /** Whether the others are read first, because this person spent more of late than everybody could at once. */
  get comesLater(): boolean {
    return (this.room?.turns.wait() ?? 0) > 0;
  }

  /**
   * Resolves with true when this person may spend more; with false at once when too many of their requests
   * wait already.
   */
  async turn(): Promise<boolean> {
    if (this.wait() === 0) return true;
    if (this.waiting >= this.maxWaiting) return false;
    this.waiting++;
    for (let wait = this.wait(); wait > 0; wait = this.wait())
      await new Promise((go) => setTimeout(go, wait));
    this.waiting--;
    return true;
  }

  /** Whose budget is spent: their own, or the room's beyond their share; null: neither, though they may have to pause. */
  get overspent(): "person" | "room" | null {
    if (this.own.wait() > 0) return "person";
    return this.shareWait() > 0 ? "room" : null;
  }

  /** Whether nothing is open and everything has come back, so that this entry can be removed. */
  get settled(): boolean {
    return this.connections.size === 0 && this.own.full && (this.room?.share.full ?? true);
  }
}
