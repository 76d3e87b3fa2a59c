/**
 * Whether the server is ready for work, and why not, in sentences without secrets (O-2 to O-4). What is asked of the
 * database is asked at most once a second, however many ask.
 */
import { setTimeout as pause } from "node:timers/promises";

/** A reason not to be ready; null while there is none. */
export type Check = () => string | null | Promise<string | null>;

/** Milliseconds: an answer is believed for so long, and waited for no longer than that. */
const BELIEVED_MS = 1_000;
export const PATIENCE_MS = 2_000;

export class Readiness {
  private readonly checks: Check[] = [];
  private asked = Number.NEGATIVE_INFINITY;
  private last: Promise<string[]> = Promise.resolve([]);
  /** Until the application is there. */
  started = false;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Adds a check. One that does not answer in time, or throws, counts as its `silent` sentence. */
  add(check: Check, silent: string): void {
    const late = () => pause(PATIENCE_MS, silent, { ref: false });
    this.checks.push(() =>
      Promise.race([
        Promise.resolve()
          .then(check)
          .catch(() => silent),
        late(),
      ]),
    );
  }

  /** Why the server is not ready; empty when it is. */
  reasons(): Promise<string[]> {
    if (!this.started) return Promise.resolve(["The server is starting."]);
    if (this.now() - this.asked >= BELIEVED_MS) {
      this.asked = this.now();
      this.last = Promise.all(this.checks.map((check) => check())).then((all) =>
        all.filter((reason) => reason !== null),
      );
    }
    return this.last;
  }
}
