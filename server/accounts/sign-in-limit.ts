/**
 * Limits of wrong passwords, for each account and for all together; not for addresses, since a venue has one. Waits
 * are short: a stranger who fails on purpose must not lock a trainer out. Joined processes count together.
 */
import { createHash } from "node:crypto";
import { Bucket, Buckets } from "@/server/platform/limits/bucket";
import { processWide } from "@/server/platform/process-wide";

export type Attempt =
  | { ok: true /** Call when the password was right: the attempt is forgotten. */; succeeded(): void }
  | { ok: false /** Whole seconds until another attempt may be made. */; waitSeconds: number };

/** Failures of one account before one may be made in twenty seconds. */
export const FREE_FAILURES = 4;
const ACCOUNT = { burst: FREE_FAILURES, rate: 1 / 20 };
/** Failures of all accounts before one may be made in a second; those of other processes are owed. */
export const FAILURE_BUDGET = 60;
const WHOLE = { burst: FAILURE_BUDGET, rate: 1, longest: 60_000 };

/** The key of an account, whether it exists or not; keeps e-mail addresses out of memory dumps. */
export const limitKey = (email: string) => createHash("sha256").update(email).digest("base64url");

export class SignInLimit {
  private readonly accounts: Buckets;
  private readonly whole: Bucket | null;

  /** Called for each attempt here, and again where it succeeded. */
  told: ((key: string, succeeded: boolean) => void) | undefined;

  /** @param shared whether all keys together have a budget too */
  constructor(shared: boolean, now?: () => number) {
    this.accounts = new Buckets(ACCOUNT, now);
    this.whole = shared ? new Bucket(WHOLE, now) : null;
  }

  /**
   * An attempt counts as a failure until it is known to have succeeded, so that many at once cannot all slip
   * through.
   */
  begin(key: string): Attempt {
    const wait = Math.max(this.accounts.of(key).wait(), this.whole?.wait() ?? 0);
    if (wait > 0) return { ok: false, waitSeconds: Math.ceil(wait / 1_000) };
    this.heard(key, false);
    this.told?.(key, false);
    return {
      ok: true,
      succeeded: () => {
        this.heard(key, true);
        this.told?.(key, true);
      },
    };
  }

  /** Counts an attempt, here or at another process; one that succeeded counts no more. */
  heard(key: string, succeeded: boolean): void {
    if (succeeded) {
      this.accounts.forget(key);
      this.whole?.give();
    } else {
      this.accounts.of(key).charge();
      this.whole?.charge();
    }
  }
}

/**
 * Passwords; passwords where the account signed in before, or is signed in; links by mail. Only the first has a
 * budget for the whole server: strangers cannot use up the others.
 */
export const signInLimits = processWide("sign-in-limits", () => ({
  passwords: new SignInLimit(true),
  known: new SignInLimit(false),
  mail: new SignInLimit(false),
}));
