// `npm run screenshots [surface…]`: drives the real app with some twenty people in the room, in four windows
// at a time, and keeps pictures of every surface in .shots/. `npm run screenshots kinds` draws every kind of
// activity alone, in .shots/kinds/; `npm run screenshots groups` groups and their worksheets, in
// .shots/groups/; `npm run screenshots debrief` what is left of a room, in .shots/debrief/: home, figures,
// paper, zoom, report and beside, or those that are named; `npm run screenshots vote` the moving picture of README.md.
import { build, reportBuildError } from "./build.mjs";
import { runSource } from "./build/source.mjs";
import { findChromium } from "./chromium.mjs";

try {
  await build({ say: (line) => process.stdout.write(line) });
} catch (error) {
  process.exit(reportBuildError(error));
}
process.exitCode = await runSource("tests/support/shots.ts", {
  env: { SHOTS_CHROMIUM: await findChromium() },
});
