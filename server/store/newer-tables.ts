/** Looks whether a newer version has made the tables such that this server does not work with them: it ends then. */
import { StartError } from "@/server/operations/start-error";
import { foreignAmong } from "@/server/store/additive";
import { appliedMigrations } from "@/server/store/attempt";
import { readMigrations } from "@/server/store/migrate";

/** Milliseconds between two looks. */
const LOOK_MS = 5_000;

/** @param onNewer told once @returns a function that ends it */
export function watchTables(onNewer: (reason: StartError) => void): () => void {
  const known = readMigrations().map(({ name }) => name);
  const look = async () => {
    const [newer] = foreignAmong(await appliedMigrations(), known);
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
