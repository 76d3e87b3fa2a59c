/**
 * Reasons why the server is not ready, without secrets. Checks run at most once a second, however many
 * requests come.
 */
import { setTimeout as pause } from "node:timers/promises";

type Check = () => string | null | Promise<string | null>;

/** Milliseconds for which a result is reused, and until which a check has to answer. */
const RESULT_TTL_MS = 1_000;
const CHECK_TIMEOUT_MS = 2_000;

export class Readiness {
  private readonly checks: Check[] = [];
  private askedAt = Number.NEGATIVE_INFINITY;
  private last: Promise<string[]> = Promise.resolve([]);
  started = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param silent the reason of a check that throws or does not answer in time */
  add(check: Check, silent: string): void {
    const late = () => pause(CHECK_TIMEOUT_MS, silent, { ref: false });
    this.checks.push(() =>
      Promise.race([
        Promise.resolve()
          .then(check)
          .catch(() => silent),
        late(),
      ]),
    );
  }

  reasons(): Promise<string[]> {
    if (!this.started) return Promise.resolve(["The server is starting."]);
    if (this.now() - this.askedAt >= RESULT_TTL_MS) {
      this.askedAt = this.now();
      this.last = Promise.all(this.checks.map((check) => check())).then((all) =>
        all.filter((reason) => reason !== null),
      );
    }
    return this.last;
  }
}
