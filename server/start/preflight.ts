/**
 * What can be found wrong before anything is built: settings, the port, the data folder, the secrets, the
 * programs of the embedded database. `npm start` asks here first, so that nobody waits for a build to learn that the port is taken.
 */
import { openDataDirectory } from "@/server/settings/data-directory";
import { parseEnv } from "@/server/settings/env";
import { reportFatal } from "@/server/operations/start-error";
import { listen } from "@/server/http/listener";
import { findSecrets } from "@/server/settings/secrets";
import { findBinaries } from "@/server/store/embedded/binaries";

/** Puts the programs of the embedded database in order, which whoever only runs them may not do. */
export { findBinaries } from "@/server/store/embedded/binaries";

/** Returns 0, or the exit code after having written the sentence to stderr. */
export async function preflight(): Promise<number> {
  try {
    const env = parseEnv(process.env);
    if (!env.databaseUrl) {
      openDataDirectory(env.dataDir);
      await findBinaries();
    }
    findSecrets(env);
    const listener = await listen(env);
    await listener.close(0);
    return 0;
  } catch (error) {
    return reportFatal(error);
  }
}
