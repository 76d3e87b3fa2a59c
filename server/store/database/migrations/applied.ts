/** Looks whether a newer version has made the tables such that this server does not work with them: it ends then. */
import { StartError } from "@/server/fatal";
import { incompatibleMigrations } from "@/server/store/database/migrations/additive";
import { appliedMigrations } from "@/server/store/database/probe";
import { readMigrations } from "@/server/store/database/migrations/migrate";

/** Milliseconds between two looks. */
const LOOK_MS = 5_000;

/** @param onNewer told once @returns a function that ends it */
export function watchForNewerTables(onNewer: (reason: StartError) => void): () => void {
  const known = readMigrations().map(({ name }) => name);
  const look = async () => {
    const [newer] = incompatibleMigrations(await appliedMigrations(), known);
    if (newer === undefined) return;
    clearInterval(looking);
    onNewer(
      new StartError(
        "migration",
        `A newer Plenary has changed the tables (${newer}) such that this version does not work with them: update it.`,
      ),
    );
  };
  // While the database is away nothing is known, and nothing is done.
  const looking = setInterval(() => void look().catch(() => undefined), LOOK_MS);
  looking.unref();
  return () => clearInterval(looking);
}
