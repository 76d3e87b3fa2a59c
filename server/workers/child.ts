/** What every child process of the server has in common: an empty environment, and an end that takes all it started along. */
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";

/** None of the server's secrets. @param folder its home, and where it keeps what passes */
export const bareEnvironment = (folder = tmpdir()): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: "production",
  HOME: folder,
  TMPDIR: folder,
});

/** A child of its own group, so that what it starts ends with it. */
export const ownGroup = process.platform !== "win32";

/** Ends a child and all that it started, at once. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(ownGroup ? -pid : pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/** Bytes in memory of a process; 0 where the system does not tell. */
export function memoryOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
