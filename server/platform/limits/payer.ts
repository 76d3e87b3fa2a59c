/**
 * One person's cost budget over all connections and requests. Once the room's budget is spent, people above their fair
 * share wait.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { type Budget, type Cost, Allowance } from "@/server/platform/limits/allowance";
import { Bucket, type BucketLimits } from "@/server/platform/limits/bucket";
import { Slices, type SlicesLimits } from "@/server/platform/limits/slices";
import { Stopwatch } from "@/server/platform/limits/stopwatch";

export type PersonalBudget = Budget &
  Readonly<{
    /** Processor time within a moment, so that nobody spends a whole budget in one go while others wait. */
    pace: BucketLimits;
    /** Connections and requests that may wait at a time. */
    waiting: number;
    /** Messages until they are read after those of others; not given: they never are. */
    messages?: BucketLimits;
  }>;

export type RoomBudget = Budget &
  Readonly<{
    /** Messages of all together, and of each while all have sent more: who does is read after others. */
    messages: { together: BucketLimits; each: BucketLimits };
  }>;

/** Those who are read after others have a fifth of the time; those who send without a pause, as bots do, much less. */
const LANE: SlicesLimits = { share: 0.2, longestRest: 15 };
const SLOW_LANE: SlicesLimits = { share: 0.04, longestRest: 100 };

/** What all people of a room cost. */
export class RoomPurse {
  /** Number of people who share it. */
  people = 0;
  /** For those who are read after others. Each room has its own, so that none waits for another's bots. */
  readonly lane = new Slices(LANE);
  readonly slowLane = new Slices(SLOW_LANE);
  readonly purse: Allowance;
  readonly messages: Bucket;

  /** @param now milliseconds that never go back */
  constructor(
    readonly budget: RoomBudget,
    now?: () => number,
  ) {
    this.purse = new Allowance(budget, now);
    this.messages = new Bucket(budget.messages.together, now);
  }
}

/** For whom something is done, also after its awaits. */
const beneficiary = new AsyncLocalStorage<Payer>();

/** Work that is being measured, and will be charged to somebody. */
interface Meter {
  /** Milliseconds since it began. */
  elapsed(): number;
  /** Milliseconds of it that are charged to nobody. */
  free: number;
}
/** The one that runs: what is charged within is not paid twice. */
let meter: Meter | null = null;

/**
 * Runs dear work that comes after an await. Whoever it is done for (`Payer.during`) pays for its time, and their room
 * does not: a room that writes or comes back all at once would wait for itself.
 */
export function charge<T>(work: () => T): T {
  const payer = beneficiary.getStore();
  return payer ? payer.alone(work) : work();
}

/**
 * Runs work of which everybody has the use, such as a view that is kept for all. Nobody pays for it: whoever asks first
 * would pay for the others, and in a process that has just started many times over.
 */
export function shared<T>(work: () => T): T {
  const running = meter;
  if (!running) return work();
  const [began, { free }] = [running.elapsed(), running];
  try {
    return work();
  } finally {
    running.free = free + running.elapsed() - began;
  }
}

/** Of everybody whose costs are measured in earnest. */
const usual = new Stopwatch();

/** Milliseconds of the pace that a turn costs after a wait, so that those who wait do not all go at once. */
const TURN_MS = 1;

export class Payer {
  /** Open connections, the oldest first. */
  readonly connections = new Set<{ end(): void; readonly as?: object | null }>();
  private waiting = 0;
  private readonly own: Allowance;
  private readonly maxWaiting: number;
  private readonly pace: Bucket;
  private readonly stopwatch: Stopwatch;
  private readonly messages: Bucket | null;
  private ownLane: Slices | null = null;
  /** What waits to be done after others, of all their connections. The first of each lane is queued there. */
  private readonly pieces = new Map<Slices, (() => void)[]>();
  /** `share`: what would be left of the room's budget if everybody had spent as much. `messages`: while all send many. */
  private readonly room: { account: RoomPurse; share: Allowance; messages: Bucket } | null;

  /** @param now milliseconds that never go back */
  constructor(budget: PersonalBudget, account: RoomPurse | null = null, now?: () => number) {
    this.stopwatch = now ? new Stopwatch(now, now) : usual;
    this.own = new Allowance(budget, now);
    this.pace = new Bucket(budget.pace, now);
    this.messages = budget.messages ? new Bucket(budget.messages, now) : null;
    this.maxWaiting = budget.waiting;
    this.room = account && {
      account,
      share: new Allowance(account.budget, now),
      messages: new Bucket(account.budget.messages.each, now),
    };
  }

  spend(cost: Cost): void {
    this.spendAlone(cost);
    this.room?.account.purse.spend(cost);
    this.room?.share.spend(cost, this.room.account.people);
  }

  /** Spends what the room is not charged for. */
  spendAlone(cost: Cost): void {
    this.own.spend(cost);
    this.pace.take(cost.ms);
  }

  /** Runs `work` for them: they pay for its time until its first await, and for what is charged later (`charge`). */
  during<T>(work: () => T): T {
    return beneficiary.run(this, () => this.timed(work, (cost) => this.spend(cost)));
  }

  /** The same, and their room is not charged. */
  alone<T>(work: () => T): T {
    return beneficiary.run(this, () => this.timed(work, (cost) => this.spendAlone(cost)));
  }

  private timed<T>(work: () => T, spend: (cost: Cost) => void): T {
    if (meter) return work();
    const elapsed = this.stopwatch.begin();
    const own: Meter = { elapsed, free: 0 };
    meter = own;
    try {
      return work();
    } finally {
      meter = null;
      spend({ bytes: 0, ms: elapsed() - own.free });
    }
  }

  /** Milliseconds until this person may spend more; 0: now. */
  wait(): number {
    return Math.max(this.own.wait(), this.pace.wait(), this.shareWait());
  }

  private shareWait(): number {
    return this.room && this.room.account.purse.wait() > 0 ? this.room.share.wait() : 0;
  }

  countMessage(): void {
    this.messages?.take(1);
    this.room?.account.messages.take(1);
    this.room?.messages.take(1);
  }

  /**
   * Whether others are read first: this person lately sent more messages than answering takes, or than their room bears
   * while everybody sends many; or what their account sent waits already.
   */
  get comesAfterOthers(): boolean {
    if (!this.messages) return this.ownLane?.busy ?? false;
    return this.messages.wait() > 0 || this.sendsTooMany;
  }

  private get sendsTooMany(): boolean {
    return this.room !== null && this.room.account.messages.wait() > 0 && this.room.messages.wait() > 0;
  }

  /** Whether they are read after others when they send many messages. */
  get countsMessages(): boolean {
    return this.messages !== null;
  }

  /**
   * Goes on after others, in the lane of their room or their own. People take turns there: who has many connections has
   * no more of them.
   * @param withoutPause whether they send without a pause
   */
  afterOthers(work: () => void, withoutPause: boolean): void {
    const lane = this.laneFor(withoutPause);
    const pieces = this.pieces.get(lane) ?? [];
    this.pieces.set(lane, pieces);
    if (pieces.push(work) === 1) this.queueNext(lane, pieces);
  }

  /** What waits is not to be done any more; where it is next, it is done all the same. */
  forget(work: () => void): void {
    for (const pieces of this.pieces.values()) {
      const at = pieces.indexOf(work, 1);
      if (at > 0) pieces.splice(at, 1);
    }
  }

  private laneFor(withoutPause: boolean): Slices {
    if (this.room) return withoutPause ? this.room.account.slowLane : this.room.account.lane;
    this.ownLane ??= new Slices(LANE);
    return this.ownLane;
  }

  private queueNext(lane: Slices, pieces: (() => void)[]): void {
    if (pieces.length === 0) return;
    lane.add(() => {
      const work = pieces.shift();
      this.queueNext(lane, pieces);
      work?.();
    });
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
    this.pace.take(TURN_MS);
    this.waiting--;
    return true;
  }

  /** Whose budget is spent: their own, or the room's beyond their share; null: neither, although they may pause. */
  get overspent(): "person" | "room" | null {
    if (this.own.wait() > 0) return "person";
    return this.shareWait() > 0 ? "room" : null;
  }

  /** Whether nothing is open and everything has come back, so that this entry can be removed. */
  get settled(): boolean {
    return (
      this.connections.size === 0 &&
      this.own.full &&
      (this.room?.share.full ?? true) &&
      (this.room?.messages.full ?? true) &&
      (this.messages?.full ?? true)
    );
  }
}
