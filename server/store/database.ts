/**
 * The database of this server: the embedded one or that of DATABASE_URL, held by this copy alone and brought to
 * the schema of this version. The order matters: reach it, lock it, only then migrate it.
 */
import path from "node:path";
import type { Env } from "@/server/settings/env";
import { StartError } from "@/server/operations/start-error";
import { numberOf } from "@/server/store/additive";
import { connect, whereIs } from "@/server/store/connect";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { migrate, readMigrations } from "@/server/store/migrate";
import { holdSingleCopy } from "@/server/store/single-copy";
import { troubleOf } from "@/server/operations/database-trouble";

export interface Database {
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

/** What several processes that start at once must not do at once. */
const STARTING = 0x706c656e62n;

/** Tries of what a start asks of the database while that is too busy to answer in time. */
const TRIES = 5;
const REST_MS = 1_000;

/** Does `work`, which can be done again, until the database has time for it. @throws what is no trouble of the database, and the last trouble */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left === 1 || troubleOf(error) === null) throw error;
      await new Promise((go) => setTimeout(go, REST_MS));
    }
  }
}

/** Does `work` while no other process does the like. */
export async function oneByOne<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`SELECT pg_advisory_lock(${STARTING})`);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Opens the database. On failure everything that was started here is stopped again, except a database that
 * another copy is using.
 * @param options.seal how processes seal what they tell each other: those that seal differently do not run together.
 * @param options.onTaken called when another copy has taken the database while ours was cut off from it.
 * @param options.asItIs leaves the schema as it is.
 * @throws StartError with a sentence.
 */
export async function openDatabase(
  env: Pick<Env, "databaseUrl" | "dataDir"> & Partial<Pick<Env, "redisUrl">>,
  {
    seal,
    onTaken = () => undefined,
    asItIs = false,
  }: { seal: number; onTaken?: (reason: StartError) => void; asItIs?: boolean },
): Promise<Database> {
  const server = env.databaseUrl ? null : await startEmbedded(env.dataDir);
  const address = () => server?.url() ?? env.databaseUrl ?? "";
  const where = server ? path.join(env.dataDir, "postgres") : whereIs(address());
  let mine = true;
  const lock = await holdSingleCopy({
    url: address,
    where,
    joined: env.redisUrl !== undefined,
    tables: Math.max(0, ...readMigrations().map(({ name }) => numberOf(name))),
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
    if (!asItIs) await oneByOne(address(), () => migrate(address()));
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
