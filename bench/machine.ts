/** The machine of a run, and whether it allows as many connections as are needed. */
import { execFileSync } from "node:child_process";
import { cpus, loadavg, release, totalmem } from "node:os";

/** Connections of one process of the fleet at most (`fleet/fleet.ts`), and some to spare. */
const FILES_NEEDED = 15_200;

interface Machine {
  processor: string;
  cores: number;
  memoryGb: number;
  system: string;
  node: string;
  /** Work of the machine over the last minute when the run began: above 0.5, others were busy on it. */
  load: number;
}

export const machine = (): Machine => ({
  processor: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${release()}`,
  node: process.version,
  load: loadavg()[0] ?? 0,
});

/** A sentence when this process may not open enough files, which its children inherit; else null. */
export function tooFewFiles(): string | null {
  if (process.platform === "win32") return null;
  const limit = execFileSync("/bin/sh", ["-c", "ulimit -n"], { encoding: "utf8" }).trim();
  if (limit === "unlimited" || Number(limit) >= FILES_NEEDED) return null;
  return `This shell allows ${limit} open files, and thousands of phones need ${FILES_NEEDED}: run "ulimit -n 20000" first, or use --quick.`;
}
