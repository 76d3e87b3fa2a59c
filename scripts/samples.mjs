// `npm run samples [jeju] [conference]`: makes the example rooms anew, with simulated people on a real server, and
// writes them to examples/.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { build, reportBuildError, root, serverOptions } from "./build.mjs";

try {
  await build({ next: false, say: (line) => process.stdout.write(line) });
} catch (error) {
  process.exit(reportBuildError(error));
}
// As deep below the root as the sources are, since some of them find their neighbours by relative address.
const outfile = path.join(root, ".build", "samples", "samples.mjs");
await esbuild.build({
  ...serverOptions,
  entryPoints: ["tests/support/samples/main.ts"],
  outdir: undefined,
  outExtension: undefined,
  outfile,
});
const clock = pathToFileURL(path.join(root, "scripts", "samples", "clock.mjs")).href;
const { status } = spawnSync(
  process.execPath,
  ["--import", clock, "--enable-source-maps", outfile, ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
