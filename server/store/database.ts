/**
 * The database of this server: the embedded one or that of DATABASE_URL, held by this copy alone and brought to
 * the schema of this version. The order matters: reach it, lock it, only then migrate it.
 */
import path from "node:path";
import type { Env } from "@/server/env";
import { StartError } from "@/server/fatal";
import { whereIs } from "@/server/store/connect";
import { startEmbedded } from "@/server/store/embedded/supervisor";
import { migrate } from "@/server/store/migrate";
import { holdSingleCopy } from "@/server/store/single-copy";

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

/**
 * Opens the database. On failure everything that was started here is stopped again, except a database that
 * another copy is using.
 * @param onTaken called when another copy has taken the database while ours was cut off from it.
 * @throws StartError with a sentence.
 */
export async function openDatabase(
  env: Pick<Env, "databaseUrl" | "dataDir">,
  onTaken: (reason: StartError) => void = () => undefined,
): Promise<Database> {
  const server = env.databaseUrl ? null : await startEmbedded(env.dataDir);
  const address = () => server?.url() ?? env.databaseUrl ?? "";
  const where = server ? path.join(env.dataDir, "postgres") : whereIs(address());
  let mine = true;
  const lock = await holdSingleCopy({
    url: address,
    where,
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
    await migrate(address());
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
