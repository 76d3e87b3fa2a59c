// `npm run backup`, `npm run restore`, `npm run check-erasure`, `npm run new-password`, `npm run
// new-secrets`: see docs/operations.md.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { build, dataBundle, reportBuildError } from "./build.mjs";

/** True where the program's folder is read-only, as in a container: the build is then taken as it is. */
function sealed() {
  try {
    accessSync(path.dirname(dataBundle), constants.W_OK);
    return false;
  } catch {
    return existsSync(dataBundle);
  }
}

try {
  if (!sealed()) await build({ next: false });
  const { status } = spawnSync(
    process.execPath,
    ["--enable-source-maps", dataBundle, ...process.argv.slice(2)],
    {
      stdio: "inherit",
    },
  );
  process.exitCode = status ?? 1;
} catch (error) {
  process.exitCode = reportBuildError(error);
}
