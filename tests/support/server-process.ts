/**
 * The real server as a real process: the bundle in .build/, built first if it is stale, on a port of its own.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "@/tests/support/ports";
import { eventually } from "@/tests/support/waiting";
import { projectRoot } from "@/server/platform/settings/project-root";

interface Options {
  /** Folder for the server's data; a new one under the system's temporary folder unless given. */
  dataDir?: string;
  databaseUrl?: string;
  port?: number;
  env?: Record<string, string>;
  /** Another program than the one that is built of what is here. */
  bundle?: string;
  /** Build the pages too. */
  next?: boolean;
  /** Nobody reads its output: what it writes fails. */
  unread?: boolean;
  /** Its clock is moved by hand: see scripts/samples/clock.mjs. */
  clock?: boolean;
}

export interface ServerProcess {
  pid: number;
  port: number;
  /** Origin on 127.0.0.1, without a trailing slash. */
  url: string;
  dataDir: string;
  /** Everything written to stdout and stderr so far. */
  output(): string;
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  /** Moves the clock of a server that was started for it, to milliseconds since the epoch. */
  setClock(to: number): Promise<void>;
  /** Resolves with the exit code; null when a signal ended the process. */
  exit: Promise<number | null>;
  /** SIGTERM, wait, and remove the data folder if it was made here. */
  stop(): Promise<void>;
}

/** A folder below the system's temporary one that only this user may enter; removed with the run's folder. */
export function temporaryFolder(): string {
  return mkdtempSync(path.join(process.env.TEST_RUN_FOLDER ?? tmpdir(), "plenary-test-"));
}

interface Builder {
  build(options: { next: boolean }): Promise<string[]>;
  serverBundle: string;
}

/** Program and pages are looked at once in each worker: whether they are fresh is told by hashing all sources. */
const builds = new Map<boolean, Promise<string>>();

function builtServer(next: boolean): Promise<string> {
  const build = builds.get(next) ?? builds.get(true);
  if (build) return build;
  const building = (async () => {
    const script = new URL("../../scripts/build.mjs", import.meta.url).href;
    const builder = (await import(/* @vite-ignore */ script)) as Builder;
    await builder.build({ next });
    return builder.serverBundle;
  })();
  builds.set(next, building);
  return building;
}

/** Servers that run now or have run, with how much of their output was written before the present test. */
const outputs = new Map<() => string, number>();

/** Begins a new output: all that follows belongs to the next test. */
export function beginOutput(): void {
  for (const output of outputs.keys()) outputs.set(output, output().length);
}

/** Output of servers since `beginOutput`. */
export const outputOfTest = (): string =>
  [...outputs]
    .map(([output, before]) => output().slice(before))
    .filter(Boolean)
    .join("\n");

/** Of servers over a database that outlives their folders. */
const secrets = { PLENARY_SECRET: "s".repeat(43), PLENARY_SIGNING_KEY: "k".repeat(43) };

/** Starts the process and returns at once; whether it becomes ready is for the test to see. */
export async function spawnServer(options: Options = {}): Promise<ServerProcess> {
  const bundle = options.bundle ?? (await builtServer(options.next ?? false));
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? temporaryFolder();
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(PLENARY_|DATABASE_URL|PUBLIC_URL|REDIS_URL|NODE_|VITEST)/.test(name),
  );
  const clock = options.clock
    ? ["--import", new URL("../../scripts/samples/clock.mjs", import.meta.url).href]
    : [];
  const child = spawn(process.execPath, [...clock, bundle], {
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe", ...(options.clock ? ["ipc" as const] : [])],
    env: {
      ...Object.fromEntries(inherited),
      NODE_ENV: "production",
      PORT: String(port),
      HOST: "127.0.0.1",
      PLENARY_DATA: dataDir,
      ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl, ...secrets } : {}),
      ...options.env,
      ...(process.env.COVERAGE_FOLDER
        ? { NODE_V8_COVERAGE: path.join(process.env.COVERAGE_FOLDER, "node") }
        : {}),
    },
  });
  if (options.unread) for (const output of [child.stdout, child.stderr]) output?.destroy();
  const heard = { all: "", stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    heard.all += chunk.toString();
    heard.stdout += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    heard.all += chunk.toString();
    heard.stderr += chunk.toString();
  });
  const output = () => heard.all;
  outputs.set(output, 0);
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  return {
    pid: child.pid ?? 0,
    port,
    url: `http://127.0.0.1:${port}`,
    dataDir,
    output,
    stdout: () => heard.stdout,
    stderr: () => heard.stderr,
    kill: (signal) => void child.kill(signal),
    setClock: (to) =>
      new Promise((resolve) => {
        child.once("message", () => resolve());
        child.send({ clock: to });
      }),
    exit,
    async stop() {
      child.kill("SIGTERM");
      await exit;
      outputs.delete(output);
      if (!options.dataDir) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface LogLine {
  time: string;
  level: "debug" | "info" | "warn" | "error";
  event: string;
  sentence: string;
  request?: string;
}

/** A server's log, line by line. @throws where a line is no JSON. */
export const logOf = (server: Pick<ServerProcess, "stderr">): LogLine[] =>
  server
    .stderr()
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LogLine);

/** The sentences of warnings and errors in it. */
export const alarmsOf = (server: Pick<ServerProcess, "stderr">): string[] =>
  logOf(server)
    .filter(({ level }) => level === "warn" || level === "error")
    .map(({ sentence }) => sentence);

/**
 * Starts the server and waits until it is ready.
 * @returns the process, with the one-time link to the first account (null when there is one already).
 * @throws with the server's output when it ends instead.
 */
export async function startServer(
  options: Options = {},
): Promise<ServerProcess & { setupLink: string | null }> {
  const server = await spawnServer(options);
  let ended = false;
  void server.exit.then(() => {
    ended = true;
  });
  await eventually(() => ended || server.output().includes("Plenary is ready."), 100_000);
  if (ended) throw new Error(`The server ended instead of becoming ready:\n${server.output()}`);
  // The greeting is whole. The log goes on beside it, on stderr.
  await eventually(() => server.stdout().endsWith("\n\n"));
  return { ...server, setupLink: /(\S+)\n.*the first account/.exec(server.stdout())?.[1] ?? null };
}

/** Runs scripts/data.mjs without this process's settings. @param cwd of the caller, who has paths from there */
export function dataCommand(
  args: readonly string[],
  env: Record<string, string>,
  cwd = projectRoot,
): { status: number | null; said: string } {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PLENARY_|DATABASE_URL|NODE_|VITEST)/.test(name)),
  );
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(projectRoot, "scripts/data.mjs"), ...args],
    { cwd, encoding: "utf8", env: { ...inherited, INIT_CWD: cwd, ...env } as unknown as NodeJS.ProcessEnv },
  );
  return { status, said: `${stdout}${stderr}` };
}
