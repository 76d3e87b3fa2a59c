/** Shared by all child processes: an environment without secrets, a process group, and its end. */
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";

/** An environment without secrets. @param folder its home and temporary folder */
export const bareEnvironment = (folder = tmpdir()): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  NODE_ENV: "production",
  HOME: folder,
  TMPDIR: folder,
});

/** Starts a child as leader of a process group, so that its own children can be ended with it. */
export const ownGroup = process.platform !== "win32";

/** Kills a child and its own children. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(ownGroup ? -pid : pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

/** Bytes in memory; 0 where the system does not tell. */
export function memoryOf(pid: number | undefined): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes ?? 0) * 1_024;
  } catch {
    return 0;
  }
}
