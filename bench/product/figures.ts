/** Memory and event-loop figures of a measured process that has loaded figures.cjs. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { until } from "@/bench/clock";

export interface Figures {
  /** Bytes. */
  rss: number;
  heapUsed: number;
  external: number;
  /** Open TCP connections, those to the database too. */
  sockets: number;
  arrayBuffers: number;
  /** The highest resident size since `watch`. */
  peak: number;
  /** Milliseconds by which a timer was late, since the last reset. */
  loop: { p50: number; p99: number; max: number };
  /** Milliseconds of processor time since the last reset. */
  cpu: number;
  /** Where a profile or a snapshot of the heap was written, if one was asked for. */
  profile?: string;
}

export class Instrument {
  private readonly file = path.join(mkdtempSync(path.join(tmpdir(), "plenary-figures-")), "figures.json");

  /** Environment and arguments of the process to be measured. */
  readonly env = { BENCH_FIGURES: this.file };
  readonly execArgv = ["--require", path.join(import.meta.dirname, "figures.cjs")];

  async ask(
    pid: number,
    what: "reset" | "watch" | "read" | "gc" | "snapshot" | "profile" | "profiled",
  ): Promise<Figures> {
    rmSync(this.file, { force: true });
    writeFileSync(`${this.file}.ask`, what);
    process.kill(pid, "SIGUSR2");
    await until(
      `figures of process ${pid}`,
      () => existsSync(this.file),
      what === "snapshot" ? 180_000 : 30_000,
    );
    return JSON.parse(readFileSync(this.file, "utf8")) as Figures;
  }

  remove(): void {
    rmSync(path.dirname(this.file), { recursive: true, force: true });
  }
}
