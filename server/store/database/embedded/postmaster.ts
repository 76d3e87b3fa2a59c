/**
 * Reads and checks `postmaster.pid`. After a power cut the file remains, and its number may belong to another
 * program: only a Postgres whose working folder is this very cluster counts as running.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { codeOf } from "@/server/platform/start-error";

interface Postmaster {
  pid: number;
  /** TCP port on 127.0.0.1. */
  port: number;
}

/** Reads the file; null when it is missing or still being written. */
export function readPostmaster(folder: string): Postmaster | null {
  try {
    const lines = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n");
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return Number.isInteger(pid) && pid > 0 && port > 0 ? { pid, port } : null;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}

/** True where a process with this number exists and may be signalled by us. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * True where a process is a Postgres of the folder's owner, which is all that root in a container can see.
 */
function isPostgresOf(pid: number, folder: string): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return name === "postgres" && statSync(`/proc/${pid}`).uid === statSync(folder).uid;
  } catch {
    return false;
  }
}

/** True where process `pid` is a Postgres server of the cluster in `folder`. */
export function servesCluster(pid: number, folder: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
    } catch (error) {
      return codeOf(error) === "EACCES" && isPostgresOf(pid, folder);
    }
  }
  const [program, options] =
    process.platform === "win32"
      ? ["tasklist", ["/FI", `PID eq ${pid}`, "/NH"]]
      : ["ps", ["-p", String(pid), "-o", "comm="]];
  return /postgres/i.test(
    spawnSync(program as string, options as string[], { encoding: "utf8" }).stdout ?? "",
  );
}

/** Removes a `postmaster.pid` that no running server stands behind. */
export function forgetPostmaster(folder: string): void {
  rmSync(path.join(folder, "postmaster.pid"), { force: true });
}
