// `npm run screenshots [surface…]`: drives the real app with some twenty people in the room and keeps pictures of
// every surface in .shots/. `npm run screenshots kinds` draws every kind of activity alone, in .shots/kinds/;
// `npm run screenshots groups` groups and their worksheets, in .shots/groups/; `npm run screenshots debrief` what is left
// of a room, in .shots/debrief/: home, figures, paper, zoom, report and beside, or those of them that are named.
import { spawnSync } from "node:child_process";
import path from "node:path";
import * as esbuild from "esbuild";
import { build, reportBuildError, root, serverOptions } from "./build.mjs";
import { findChromium } from "./chromium.mjs";

try {
  await build({ say: (line) => process.stdout.write(line) });
} catch (error) {
  process.exit(reportBuildError(error));
}
// As deep below the root as the sources are, since some of them find their neighbours by relative address.
const outfile = path.join(root, ".build", "shots", "shots.mjs");
await esbuild.build({
  ...serverOptions,
  entryPoints: ["tests/support/shots.ts"],
  outdir: undefined,
  outExtension: undefined,
  outfile,
});
const env = { ...process.env, SHOTS_CHROMIUM: await findChromium() };
const { status } = spawnSync(process.execPath, ["--enable-source-maps", outfile, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env,
});
process.exitCode = status ?? 1;
