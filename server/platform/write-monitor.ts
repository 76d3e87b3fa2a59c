/**
 * Measures writes to the database and notices trouble. One per process; it checks once a second, and tests by
 * itself whether trouble is over, without waiting for the next answer.
 */
import { performance } from "node:perf_hooks";
import { processWide } from "@/server/platform/process-wide";
import { log } from "@/server/platform/log";
import { type Trouble, troubleOf, troubles } from "@/server/platform/database-trouble";
import { metrics } from "@/server/platform/metrics";
import { beginSpan } from "@/server/platform/tracing";

/** Milliseconds from which a write is slow, and from which one that is pending counts as slow. */
const SLOW_MS = 300;
const OVERDUE_MS = 1_500;
/** The window in milliseconds, and the fewest and most writes in it, for the median. */
const WINDOW_MS = 15_000;
const MIN_SAMPLES = 3;
const MAX_SAMPLES = 2_000;
/** Milliseconds for which trouble stays after the last failure, so that it does not flicker. */
const SETTLE_MS = 2_000;
const PROBE_INTERVAL_MS = 2_000;

export interface WritePace {
  /** Writes in the window, and their times in milliseconds. */
  writes: number;
  p50: number;
  p99: number;
}

/** @returns the value below which `share` of the sorted numbers lie; 0 without any */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export class WriteMonitor {
  trouble: Trouble | null = null;
  /** Writes something small, to see whether trouble is over. */
  attempt: (trouble: Trouble) => Promise<void> = async () => undefined;
  /** Corrects the trouble where more is known than the error says. */
  refine: (trouble: Trouble) => Trouble = (trouble) => trouble;

  private recent: { at: number; ms: number }[] = [];
  private readonly underWay = new Set<{ begun: number }>();
  private readonly listeners = new Set<(trouble: Trouble | null) => void>();
  private failure: { trouble: Trouble; at: number } | null = null;
  private succeeded = 0;
  private tried = 0;
  private trying = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  begin(): void {
    this.timer = setInterval(() => this.look(), 1_000);
    this.timer.unref();
  }

  close(): void {
    clearInterval(this.timer);
    this.listeners.clear();
  }

  onChange(listener: (trouble: Trouble | null) => void): void {
    this.listeners.add(listener);
  }

  pace(): WritePace {
    const times = this.within().sort((a, b) => a - b);
    return { writes: times.length, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
  }

  /** Measures a function that writes. @param rows the number of rows that a call writes */
  watched<A extends unknown[], R>(
    name: string,
    write: (...args: A) => Promise<R>,
    rows: (...args: A) => number = () => 1,
  ): (...args: A) => Promise<R> {
    return async (...args) => {
      const mine = { begun: this.now() };
      this.underWay.add(mine);
      const span = beginSpan(
        `write ${name}`,
        { "db.system.name": "postgresql", "plenary.rows": rows(...args) },
        { kind: "client" },
      );
      try {
        const result = await span.within(() => write(...args));
        const ms = this.now() - mine.begun;
        metrics.commitSeconds.observe({ of: name }, ms / 1_000);
        metrics.batchRows.observe({ of: name }, rows(...args));
        metrics.commits.inc({ of: name, outcome: "stored" });
        span.end({ "plenary.outcome": "stored" });
        this.succeeded = this.now();
        this.recent.push({ at: this.succeeded, ms });
        if (this.recent.length > MAX_SAMPLES) this.recent.splice(0, MAX_SAMPLES / 2);
        return result;
      } catch (error) {
        const trouble = troubleOf(error);
        metrics.commits.inc({ of: name, outcome: trouble ?? "failed" });
        span.end({ "plenary.outcome": trouble ?? "failed" }, true);
        if (trouble) this.failed(trouble);
        throw error;
      } finally {
        this.underWay.delete(mine);
      }
    };
  }

  failed(trouble: Trouble): void {
    this.failure = { trouble, at: this.now() };
    this.look();
  }

  /** Updates the trouble, tells listeners, and tests whether it is over. */
  look(): void {
    const now = this.now();
    const { failure } = this;
    if (failure && this.succeeded > failure.at && now - failure.at > SETTLE_MS) this.failure = null;
    this.become(this.failure ? this.refine(this.failure.trouble) : this.isSlow(now) ? "database-slow" : null);
    if (!this.failure || this.trying || now - this.tried < PROBE_INTERVAL_MS) return;
    this.tried = now;
    this.trying = true;
    this.attempt(this.trouble ?? this.failure.trouble)
      .then(
        () => {
          this.succeeded = this.now();
        },
        () => undefined,
      )
      .finally(() => {
        this.trying = false;
      });
  }

  private become(trouble: Trouble | null): void {
    if (trouble === this.trouble) return;
    if (trouble) log.error("trouble", sentences[trouble]);
    else log.warn("trouble-over", "The database stores again.");
    this.trouble = trouble;
    for (const kind of troubles) metrics.trouble.set({ kind }, kind === trouble ? 1 : 0);
    for (const listener of this.listeners) listener(trouble);
  }

  private isSlow(now: number): boolean {
    for (const { begun } of this.underWay) if (now - begun > OVERDUE_MS) return true;
    const times = this.within();
    return (
      times.length >= MIN_SAMPLES &&
      quantile(
        times.sort((a, b) => a - b),
        0.5,
      ) > SLOW_MS
    );
  }

  private within(): number[] {
    const from = this.now() - WINDOW_MS;
    this.recent = this.recent.filter((one) => one.at >= from);
    return this.recent.map((one) => one.ms);
  }
}

/** For the log and /readyz; those for trainers are in `messages/`. */
export const sentences: Record<Trouble, string> = {
  "disk-full":
    "The disk of the database is full: nothing can be stored until space is free. Delete what is not " +
    "needed, or give it a larger disk; Plenary goes on by itself.",
  "no-connection":
    "The database has no connection left for Plenary: raise its max_connections, or stop other programs that use it.",
  "database-away":
    "The database does not answer: start it, or look at its log. Plenary goes on by itself when it is back.",
  "database-slow":
    "The database is slow: look at its disk and at what else uses it. Nothing is lost; everything waits longer.",
};

export const writeMonitor = processWide("storing", () => new WriteMonitor());
