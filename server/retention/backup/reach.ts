/** The database for a command: that of the server that runs, or started for the command alone. */
import { existsSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { SEAL } from "@/server/platform/cluster/sealing";
import { keptSecret } from "@/server/platform/settings/data-directory";
import type { Env } from "@/server/platform/settings/env";
import { StartError } from "@/server/platform/start-error";
import { connect, unreachableError } from "@/server/store/database/connect";
import { openDatabase } from "@/server/store/database/database";
import { databaseUser } from "@/server/store/database/embedded/cluster";
import { readPostmaster, servesCluster } from "@/server/store/database/embedded/postmaster";

interface CommandDatabase {
  client: pg.Client;
  close(): Promise<void>;
}

/**
 * @param how "read": as it is; "share": beside a server that may run; "alone": no server may run, nor start
 * meanwhile
 * @throws StartError with a sentence.
 */
export async function openForCommand(
  env: Pick<Env, "databaseUrl" | "dataDir">,
  how: "read" | "share" | "alone",
): Promise<CommandDatabase> {
  const beside = how === "alone" ? null : (env.databaseUrl ?? embeddedThatRuns(env.dataDir));
  if (beside) {
    const client = await connect(beside, 5_000, `plenary ${how}`).catch((error) => {
      throw unreachableError(beside, error);
    });
    return { client, close: () => client.end() };
  }
  if (how === "read" && !existsSync(path.join(env.dataDir, "postgres")))
    throw new StartError(
      "dataDirectory",
      `There is no data in ${env.dataDir}: name the folder with PLENARY_DATA=/path/to/folder.`,
    );
  const database = await openDatabase(env, { seal: SEAL, asItIs: how === "read" });
  const client = await connect(database.url, 5_000, `plenary ${how}`);
  return {
    client,
    async close() {
      await client.end();
      await database.close();
    },
  };
}

/** Address of the embedded database that a server runs over this folder; null where none does. */
export function embeddedThatRuns(dataDir: string): string | null {
  const folder = path.join(dataDir, "postgres");
  const running = existsSync(folder) ? readPostmaster(folder) : null;
  if (!running || !servesCluster(running.pid, folder)) return null;
  const password = keptSecret(dataDir, "postgres.password");
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${running.port}/plenary?sslmode=disable`;
}
