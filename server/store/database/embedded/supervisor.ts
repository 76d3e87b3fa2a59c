/**
 * Runs the embedded Postgres: adopts the one that a killed server left behind, else starts it; starts it
 * again when it dies; stops it when asked. It runs detached, so that Ctrl-C in the terminal reaches only
 * Node, which finishes its work first. Nothing but 127.0.0.1 is listened on, and statements never reach its
 * log.
 */
import { setTimeout as pause } from "node:timers/promises";
import path from "node:path";
import { keptSecret, openDataDirectory } from "@/server/platform/settings/data-directory";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";
import { log } from "@/server/platform/log";
import { connect } from "@/server/store/database/connect";
import { findBinaries } from "@/server/store/database/embedded/binaries";
import { databaseUser, ensureCluster } from "@/server/store/database/embedded/cluster";
import { damageError, isDamage, saysDamaged } from "@/server/store/database/embedded/damage";
import { freePort, lastLogMessage, launch, signalStop } from "@/server/store/database/embedded/launch";
import { chooseOwner, LENT_PATH } from "@/server/store/database/embedded/owner";
import {
  forgetPostmaster,
  isAlive,
  readPostmaster,
  servesCluster,
} from "@/server/store/database/embedded/postmaster";
import { leaveSuperuser, superuser } from "@/server/store/database/embedded/role";

interface EmbeddedDatabase {
  /** Address of one database of the cluster; "plenary" unless named. */
  url(database?: string): string;
  /** The same for the role that may do everything in the cluster, such as create databases for tests. */
  superuserUrl(database?: string): string;
  /** True where a Postgres that a killed server left was adopted. */
  adopted: boolean;
  /** Fast shutdown; resolves when the server is gone (at most some 8 s). */
  stop(): Promise<void>;
  /** Asks for a fast shutdown without waiting; for the last moment of the process. */
  interrupt(): void;
  /** Leaves the server running for another process and only stops watching it. */
  release(): void;
}

const readyWithin = 60_000;
const watchEvery = 500;
const pauseAfterFailure = 2_000;

/**
 * Brings up the cluster in `<dataDir>/postgres` and its database `plenary`.
 * @param options.durable false only for a database that is thrown away: a crash of the machine may lose what
 * was committed.
 * @param options.signal gives up once it is aborted, with an error, and leaves nothing running that it
 * started.
 * @throws StartError ("dataDirectory", "embeddedDatabase", "databaseUnsuitable") with a sentence.
 */
export async function startEmbedded(
  dataDir: string,
  { durable = true, signal }: { durable?: boolean; signal?: AbortSignal } = {},
): Promise<EmbeddedDatabase> {
  openDataDirectory(dataDir);
  const folder = path.join(dataDir, "postgres");
  const logFile = path.join(dataDir, "postgres.log");
  const owner = chooseOwner(folder);
  const binaries = await findBinaries(owner, dataDir);
  const password = keptSecret(dataDir, "postgres.password");
  await ensureCluster(folder, binaries, owner, password, signal);

  const address = (port: number, database: string, role = databaseUser) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}?sslmode=disable`;

  async function startServer(preferredPort: number, signal?: AbortSignal) {
    const deadline = Date.now() + readyWithin;
    let started: ReturnType<typeof launch> | null = null;
    while (Date.now() < deadline) {
      const running = readPostmaster(folder);
      if (signal?.aborted) {
        if (started?.pid) await waitUntilStopped(started.pid);
        signal.throwIfAborted();
      }
      if (running && servesCluster(running.pid, folder)) {
        const answer = await probe(address(running.port, "postgres"));
        if (answer === "ready") return { ...running, ours: started?.pid === running.pid };
        if (answer !== "not yet") {
          const ours = started?.pid === running.pid;
          if (ours) signalStop(running.pid, "fast", folder, binaries);
          throw answer === "refused"
            ? refusedPassword(folder, running.pid, ours)
            : damageError(folder, answer.damage);
        }
      } else if (!started) {
        if (running && isAlive(running.pid)) forgetPostmaster(folder);
        started = launch({ binaries, folder, log: logFile, owner, port: preferredPort, durable });
      } else if (started.ended()) {
        const words = lastLogMessage(logFile).replaceAll(LENT_PATH, folder);
        if (saysDamaged(words)) throw damageError(folder, words);
        throw new StartError(
          "embeddedDatabase",
          `The embedded database does not start (${words}); its log is ${logFile}.`,
        );
      }
      await pause(20);
    }
    if (started?.pid) signalStop(started.pid, "fast", folder, binaries);
    throw new StartError(
      "embeddedDatabase",
      `The embedded database was not ready after ${readyWithin / 1000} s; its log is ${logFile}.`,
    );
  }

  /** Fast shutdown of a server; an immediate one after six seconds. */
  async function waitUntilStopped(pid: number): Promise<void> {
    signalStop(pid, "fast", folder, binaries);
    const patience = Date.now() + 6_000;
    while (servesCluster(pid, folder)) {
      if (Date.now() > patience) signalStop(pid, "immediate", folder, binaries);
      await pause(20);
      if (Date.now() > patience + 2_000) return;
    }
  }

  let server = await startServer(await freePort(), signal);
  const adopted = !server.ours;
  let watching = true;
  let repairing = false;
  let notBefore = 0;

  const watch = setInterval(async () => {
    if (!watching || repairing || Date.now() < notBefore || servesStill(server.pid, folder)) return;
    repairing = true;
    log.error("database-stopped", "The embedded database stopped unexpectedly; starting it again.");
    try {
      server = await startServer(server.port);
    } catch (error) {
      log.error(
        "database-not-started",
        "The embedded database could not be started again; it is tried again.",
        error,
      );
      notBefore = Date.now() + pauseAfterFailure;
    } finally {
      repairing = false;
    }
  }, watchEvery).unref();

  const release = () => {
    watching = false;
    clearInterval(watch);
  };
  const database: EmbeddedDatabase = {
    url: (name = "plenary") => address(server.port, name),
    superuserUrl: (name = "postgres") => address(server.port, name, superuser),
    adopted,
    release,
    interrupt() {
      release();
      signalStop(server.pid, "fast", folder, binaries);
    },
    async stop() {
      release();
      while (repairing) await pause(20);
      await waitUntilStopped(server.pid);
    },
  };
  try {
    await createDatabase(database.url("postgres"));
    // Another process may be at work in one that ran already: it keeps its role until both have ended.
    if (!adopted)
      await leaveSuperuser(database.url(), password).catch((error: unknown) =>
        log.warn(
          "superuser-kept",
          "Plenary keeps a superuser's rights in its database; giving them up is tried at the next start.",
          error,
        ),
      );
  } catch (error) {
    if (adopted) release();
    else database.interrupt();
    throw new StartError(
      "embeddedDatabase",
      `The embedded database is not usable (${messageOf(error)}); its log is ${logFile}.`,
    );
  }
  return database;
}

function refusedPassword(folder: string, pid: number, ours: boolean): StartError {
  const choice = "or choose another folder with PLENARY_DATA=/path/to/folder";
  return new StartError(
    "embeddedDatabase",
    ours
      ? `The database in ${folder} does not accept the password in ` +
          `${path.dirname(folder)}/postgres.password: restore that file from your backup, ${choice}.`
      : `A Postgres that does not know Plenary's password already runs on ${folder} (process ${pid}): ` +
          `stop it, ${choice}.`,
  );
}

/** `ps` and `tasklist` are too dear to ask twice a second; elsewhere than on Linux the number must do. */
function servesStill(pid: number, folder: string): boolean {
  return process.platform === "linux" ? servesCluster(pid, folder) : isAlive(pid);
}

async function probe(url: string): Promise<"ready" | "refused" | "not yet" | { damage: string }> {
  try {
    const client = await connect(url, 5_000, "plenary start");
    await client.end();
    return "ready";
  } catch (error) {
    if (isDamage(error)) return { damage: messageOf(error) };
    return ["28P01", "28000"].includes(codeOf(error) ?? "") ? "refused" : "not yet";
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = await connect(url, 5_000, "plenary start");
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'plenary'");
    if (!rowCount) await client.query("CREATE DATABASE plenary");
  } catch (error) {
    const madeMeanwhile = ["42P04", "23505"].includes(codeOf(error) ?? "");
    if (!madeMeanwhile) throw error;
  } finally {
    await client.end();
  }
}
