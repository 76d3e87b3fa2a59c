/**
 * The database of this server: the embedded one or that of DATABASE_URL, held by this copy alone and brought
 * to the schema of this version. The order matters: reach it, lock it, only then migrate it.
 */
import path from "node:path";
import type { Env } from "@/server/platform/settings/env";
import { StartError } from "@/server/platform/start-error";
import { addressForPeople, connect } from "@/server/store/database/connect";
import { startEmbedded } from "@/server/store/database/embedded/supervisor";
import { migrate, readMigrations } from "@/server/store/database/migrations/migrate";
import { troubleOf } from "@/server/platform/database-trouble";
import { migrationNumber } from "@/server/store/database/migrations/additive";
import { lockDatabase } from "@/server/store/database/instance-lock";

interface Database {
  /** Address for Prisma and pg, with its password: never print it. */
  url: string;
  embedded: boolean;
  /** Where the data lives, for people. */
  where: string;
  /** Frees the lock and stops the embedded database. */
  close(): Promise<void>;
  /** The same without waiting, for the last moment of the process. */
  interrupt(): void;
}

/** Key of the advisory lock under which processes that start at the same time migrate one after another. */
const START_LOCK = 0x706c656e62n;

/** Attempts of a start at a query while the database is too busy to answer in time. */
const MAX_ATTEMPTS = 5;
const RETRY_DELAY_MS = 1_000;

/**
 * Repeats `work`, which must be idempotent, while the database is in trouble.
 * @throws any other error at once, and the last one
 */
export async function retryWhileBusy<T>(work: () => Promise<T>): Promise<T> {
  for (let left = MAX_ATTEMPTS; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 1 || troubleOf(error) === null) throw error;
      await new Promise((go) => setTimeout(go, RETRY_DELAY_MS));
    }
  }
}

/** Does `work` while no other process does work under this lock. */
export async function withStartLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`SELECT pg_advisory_lock(${START_LOCK})`);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Opens the database. On failure everything that was started here is stopped again, except a database that
 * another copy is using.
 * @param options.seal how processes seal what they tell each other: those that seal differently do not run
 * together.
 * @param options.onTaken called when another copy has taken the database while ours was cut off from it.
 * @param options.asItIs leaves the schema as it is.
 * @param options.signal gives up once it is aborted, with an error.
 * @throws StartError with a sentence.
 */
export async function openDatabase(
  env: Pick<Env, "databaseUrl" | "dataDir"> & Partial<Pick<Env, "redisUrl">>,
  {
    seal,
    onTaken = () => undefined,
    asItIs = false,
    signal,
  }: { seal: number; onTaken?: (reason: StartError) => void; asItIs?: boolean; signal?: AbortSignal },
): Promise<Database> {
  const server = env.databaseUrl ? null : await startEmbedded(env.dataDir, { signal });
  const address = () => server?.url() ?? env.databaseUrl ?? "";
  const where = server ? path.join(env.dataDir, "postgres") : addressForPeople(address());
  let mine = true;
  const lock = await lockDatabase({
    url: address,
    where,
    joined: env.redisUrl !== undefined,
    tables: Math.max(0, ...readMigrations().map(({ name }) => migrationNumber(name))),
    seal,
    onTaken(reason) {
      mine = false;
      server?.release();
      onTaken(reason);
    },
  }).catch(async (error) => {
    if (error instanceof StartError && error.reason === "anotherCopy") server?.release();
    else await server?.stop();
    throw error;
  });
  const close = async () => {
    await lock.release();
    if (mine) await server?.stop();
  };
  try {
    signal?.throwIfAborted();
    if (!asItIs) await withStartLock(address(), () => migrate(address()));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: address(),
    embedded: server !== null,
    where,
    close,
    interrupt() {
      if (mine) server?.interrupt();
    },
  };
}
