/** The migrations that the database has, and the end of a server whose tables a newer version has changed. */
import { StartError } from "@/server/platform/start-error";
import { incompatibleMigrations } from "@/server/store/database/migrations/additive";
import { prisma } from "@/server/store/database/prisma";
import { readMigrations } from "@/server/store/database/migrations/migrate";

/** The migrations that the database has, by their names. */
export async function appliedMigrations(): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`;
  return rows.map(({ name }) => name);
}

/** The name of the newest migration that the database has. */
export const newestMigration = async (): Promise<string | null> => (await appliedMigrations()).at(-1) ?? null;

/** Milliseconds between two checks. */
const CHECK_INTERVAL_MS = 5_000;

/**
 * Checks regularly for a migration that is not in this version and does not only add.
 * @param onNewer called once, when there is one
 * @returns a function that stops checking
 */
export function watchForNewerTables(onNewer: (reason: StartError) => void): () => void {
  const shipped = readMigrations().map(({ name }) => name);
  const look = async () => {
    const [newer] = incompatibleMigrations(await appliedMigrations(), shipped);
    if (newer === undefined) return;
    clearInterval(looking);
    onNewer(
      new StartError(
        "migration",
        `A newer Plenary has changed the tables (${newer}) such that this version does not work with them: update it.`,
      ),
    );
  };
  // A database that does not answer is no reason to stop.
  const looking = setInterval(() => void look().catch(() => undefined), CHECK_INTERVAL_MS);
  looking.unref();
  return () => clearInterval(looking);
}
