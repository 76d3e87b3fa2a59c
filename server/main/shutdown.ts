/**
 * Ends the process. Steps are undone in reverse order; a second signal or ten seconds force the end. Signals
 * within a second count as one, because Ctrl-C may arrive twice (from the terminal and through npm).
 */
import { reportFatal } from "@/server/platform/start-error";
import { log } from "@/server/platform/log";

const hardCap = 10_000;
const sameKeyPress = 1_000;

export class Shutdown {
  readonly #steps: (() => Promise<void> | void)[] = [];
  readonly #lastResorts: (() => void)[] = [];
  readonly #stopping = new AbortController();
  #begun = 0;
  #starting: Promise<unknown> = Promise.resolve();

  get begun(): boolean {
    return this.#begun > 0;
  }

  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  /** The shutdown waits for the start to settle, so that every step is registered. */
  waitFor(starting: Promise<unknown>): void {
    this.#starting = starting.catch(() => undefined);
  }

  /** The last one runs first. @param lastResort synchronous: runs when the end is forced */
  add(step: () => Promise<void> | void, lastResort?: () => void): void {
    this.#steps.push(step);
    if (lastResort) this.#lastResorts.push(lastResort);
  }

  /** Ends the process with `exitCode`, after the steps where they finish in time. */
  async end(exitCode: number): Promise<void> {
    if (this.#begun) return;
    this.#begun = Date.now();
    setTimeout(
      () => this.#force("Plenary could not finish within ten seconds and was stopped."),
      hardCap,
    ).unref();
    this.#stopping.abort();
    await this.#starting;
    await this.undo();
    process.exit(exitCode);
  }

  /** A failure is reported, and the others run all the same. */
  async undo(): Promise<void> {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        log.error("stop-failed", "A step of stopping failed.", error);
      }
    }
  }

  /** Listens to signals and to uncaught errors. Output that nobody reads any more is lost, and ends nothing. */
  install(): void {
    for (const output of [process.stdout, process.stderr]) output.on("error", () => undefined);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => {
        if (!this.#begun) {
          if (process.stdout.isTTY) process.stdout.write("\n  Stopping…\n");
          void this.end(0);
        } else if (Date.now() - this.#begun > sameKeyPress)
          this.#force("Plenary was stopped before it had finished.");
      });
    process.on("unhandledRejection", (error) => {
      log.error("task-failed", "A task failed and was given up.", error);
    });
    process.on("uncaughtException", (error) => void this.end(reportFatal(error)));
  }

  #force(sentence: string): never {
    process.stderr.write(`${sentence}\n`);
    for (const lastResort of this.#lastResorts) lastResort();
    process.exit(1);
  }
}
