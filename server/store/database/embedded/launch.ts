/**
 * Starting and signalling the Postgres process itself.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";
import type { Binaries } from "@/server/store/database/embedded/binaries";
import { lendFolder, type Owner } from "@/server/store/database/embedded/owner";

const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "128MB",
  fsync: "on",
  full_page_writes: "on",
  synchronous_commit: "on",
  wal_compression: "on",
  min_wal_size: "80MB",
  max_wal_size: "512MB",
  // Old segments are unlinked, not reused: they hold answers that were deleted
  // (server/store/database/wal.ts).
  wal_recycle: "off",
  password_encryption: "scram-sha-256",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  logging_collector: "off",
  log_line_prefix: "%m [%p] ",
  // Anonymous answers must not be found in a log: no statements, no parameters, no row values.
  log_statement: "none",
  log_min_error_statement: "panic",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
};

const largestLog = 4 * 1024 * 1024;

/** For a database that is thrown away, as those of the tests are: nothing waits for the disk. */
const throwaway = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

interface Launch {
  binaries: Binaries;
  folder: string;
  log: string;
  owner: Owner;
  port: number;
  durable: boolean;
}

/**
 * The environment without PG* variables, which Postgres would obey, and without the server's settings and
 * secrets.
 */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(PG|LC_|LANG|PLENARY_|DATABASE_URL|REDIS_URL|METRICS_TOKEN|OIDC_|SMTP_|OTEL_|NEXTAUTH_|AUTH_)/.test(
        name,
      ),
  );
  return { ...Object.fromEntries(kept), LC_ALL: "C", NODE_ENV: process.env.NODE_ENV };
}

/** Opens the log for writing at its end; one that has grown too large is put aside first. */
function openLog(log: string): number {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > largestLog) renameSync(log, `${log}.old`);
    return openSync(log, "a", 0o600);
  } catch (error) {
    throw new StartError(
      "dataDirectory",
      `Plenary cannot write to ${log} (${codeOf(error) ?? messageOf(error)}): start it as the user who ` +
        "owns this file, or make room on the disk.",
    );
  }
}

/** Starts the server process, detached, writing to the log file. Readiness is for the caller to find out. */
export function launch({ binaries, folder, log, owner, port, durable }: Launch): {
  pid: number | undefined;
  ended(): boolean;
} {
  const options = Object.entries(durable ? settings : { ...settings, ...throwaway }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  );
  const lent = lendFolder(folder, owner);
  let output: number | undefined;
  let child: ChildProcess;
  try {
    output = openLog(log);
    child = spawn(binaries.postgres, ["-D", lent.path, "-p", String(port), ...options], {
      ...owner,
      cwd: path.parse(folder).root,
      env: cleanEnvironment(),
      detached: true,
      stdio: ["ignore", output, output, ...lent.handles],
      windowsHide: true,
    });
  } finally {
    lent.close();
    if (output !== undefined) closeSync(output);
  }
  let failed = false;
  child.on("error", () => {
    failed = true;
  });
  child.unref();
  return { pid: child.pid, ended: () => failed || child.exitCode !== null || child.signalCode !== null };
}

/** Log lines about connections that came too early. */
const TOO_EARLY =
  /the database system is (?:starting up|shutting down|in recovery mode|not (?:yet )?accepting)/;

/** The last error in the log since the newest start, without what early connections were told. */
export function lastLogMessage(log: string): string {
  const [newest = ""] = readFileSync(log, "utf8").slice(-8_000).split("LOG:  starting PostgreSQL").slice(-1);
  const lines = newest.split("\n").filter((line) => !TOO_EARLY.test(line));
  const complaint =
    lines.findLast((line) => /FATAL|PANIC/.test(line)) ??
    lines.findLast((line) => /could not|error/.test(line)) ??
    lines.findLast((line) => line.trim());
  return complaint?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "").trim() ?? "it said nothing";
}

/**
 * Asks the server to stop: "fast" ends connections and writes everything down; "immediate" leaves that to
 * recovery.
 */
export function signalStop(
  pid: number,
  mode: "fast" | "immediate",
  folder: string,
  binaries: Binaries,
): void {
  if (process.platform === "win32") {
    spawnSync(binaries.pgCtl, ["stop", "-D", folder, "-m", mode, "-W"], { windowsHide: true });
    return;
  }
  try {
    process.kill(pid, mode === "fast" ? "SIGINT" : "SIGQUIT");
  } catch {
    // It is gone already.
  }
}

/** A free TCP port of 127.0.0.1. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });
}
