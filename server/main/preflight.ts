/**
 * Checks settings, the port, the data folder, the secrets and the programs of the embedded database. `npm
 * start` runs it before the build, so that a taken port is reported at once.
 */
import path from "node:path";
import { openDataDirectory } from "@/server/platform/settings/data-directory";
import { parseEnv } from "@/server/platform/settings/env";
import { reportFatal } from "@/server/platform/start-error";
import { listen } from "@/server/http/listener";
import { findSecrets } from "@/server/platform/settings/secrets";
import { findBinaries, repair } from "@/server/store/database/embedded/binaries";
import { chooseOwner } from "@/server/store/database/embedded/owner";

/** Set up the programs of the embedded database, which a user who may only run them cannot do. */
export { findBinaries, repair };

/** @returns 0, or an exit code after writing the reason to stderr */
export async function preflight(): Promise<number> {
  try {
    const env = parseEnv(process.env);
    if (!env.databaseUrl) {
      openDataDirectory(env.dataDir);
      await findBinaries(chooseOwner(path.join(env.dataDir, "postgres")), env.dataDir);
    }
    findSecrets(env);
    const listener = await listen(env);
    await listener.close(0);
    return 0;
  } catch (error) {
    return reportFatal(error);
  }
}
