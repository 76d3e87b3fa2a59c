/**
 * How fast passwords may be tried. A delay that grows with each failure protects one account; a budget of
 * failures for the whole server protects all of them together. Addresses play no part: a whole venue shares
 * one. The longest delay is short, because a stranger who fails on purpose must not lock a trainer out of the
 * day. Processes that are joined tell each other of every attempt; one that hears nobody counts its own.
 */
import { createHash } from "node:crypto";
import { processWide } from "@/server/platform/process-wide";

export type Attempt =
  | { ok: true /** Call when the password was right: the attempt is forgotten. */; succeeded(): void }
  | { ok: false /** Whole seconds until another attempt may be made. */; waitSeconds: number };

/** Failures of one account before the first delay. */
export const FREE_FAILURES = 4;
/** The longest delay for one account, in milliseconds. */
export const MAX_DELAY_MS = 60_000;
/** Failures the whole server takes at once; one comes back each `BUDGET_REFILL_MS` milliseconds. */
export const FAILURE_BUDGET = 60;
export const BUDGET_REFILL_MS = 1_000;

const forgetAfter = 3_600_000;
const mostRecords = 10_000;

interface Failures {
  count: number;
  last: number;
  /** Earliest time of the next attempt. */
  next: number;
}

const delayAfter = (failures: number) =>
  failures < FREE_FAILURES ? 0 : Math.min(MAX_DELAY_MS, 1_000 * 2 ** (failures - FREE_FAILURES));

/** The key of an account, whether it exists or not; keeps e-mail addresses out of memory dumps. */
export const limitKey = (email: string) => createHash("sha256").update(email).digest("base64url");

export class SignInLimit {
  private readonly failures = new Map<string, Failures>();
  private budget: number;
  private refilledAt: number;

  /** Told of each attempt here: that it was begun, and that it succeeded. */
  told: ((key: string, succeeded: boolean) => void) | undefined;

  /**
   * @param now milliseconds since any fixed moment.
   * @param whole failures that all keys together may have at once.
   */
  constructor(
    private readonly now: () => number = Date.now,
    private readonly whole = FAILURE_BUDGET,
  ) {
    this.budget = whole;
    this.refilledAt = now();
  }

  /**
   * Asks to try a password. An attempt counts as a failure until it is known to have succeeded, so that many
   * attempts made at once cannot all slip through.
   */
  begin(key: string): Attempt {
    const now = this.now();
    this.refill(now);
    const before = this.before(key, now);
    const wait = Math.max(before.next - now, (1 - this.budget) * BUDGET_REFILL_MS);
    if (wait > 0) return { ok: false, waitSeconds: Math.ceil(wait / 1_000) };

    this.count(key, before.count + 1, now);
    this.told?.(key, false);
    return {
      ok: true,
      succeeded: () => {
        this.forgive(key);
        this.told?.(key, true);
      },
    };
  }

  /** An attempt at another process was begun, or succeeded. */
  heard(key: string, succeeded: boolean): void {
    const now = this.now();
    this.refill(now);
    if (succeeded) this.forgive(key);
    else this.count(key, this.before(key, now).count + 1, now);
  }

  private before(key: string, now: number): Failures {
    const known = this.failures.get(key);
    return known && now - known.last <= forgetAfter ? known : { count: 0, last: now, next: now };
  }

  private count(key: string, count: number, now: number): void {
    this.budget = Math.max(1 - this.whole, this.budget - 1);
    this.failures.delete(key);
    this.failures.set(key, { count, last: now, next: now + delayAfter(count) });
    this.dropOldest(now);
  }

  private forgive(key: string): void {
    this.failures.delete(key);
    this.budget = Math.min(this.whole, this.budget + 1);
  }

  private refill(now: number): void {
    this.budget = Math.min(this.whole, this.budget + (now - this.refilledAt) / BUDGET_REFILL_MS);
    this.refilledAt = now;
  }

  /** The map is ordered by the last failure, so the oldest come first. */
  private dropOldest(now: number): void {
    for (const [key, { last }] of this.failures) {
      if (now - last <= forgetAfter && this.failures.size <= mostRecords) return;
      this.failures.delete(key);
    }
  }
}

/**
 * What may be tried only so often, each by itself: passwords; passwords where the account signed in before,
 * or is signed in; links by mail. Only the first has a budget for the whole server: the others cannot be used
 * up by strangers.
 */
export const signInLimits = processWide("sign-in-limits", () => ({
  passwords: new SignInLimit(),
  known: new SignInLimit(Date.now, Number.POSITIVE_INFINITY),
  mail: new SignInLimit(Date.now, Number.POSITIVE_INFINITY),
}));
