// `npm run samples [jeju] [conference] [village]`: remakes the example rooms, with simulated people on a real server,
// and writes them to examples/.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build, reportBuildError, root } from "./build.mjs";
import { runSource } from "./build/source.mjs";

try {
  await build({ next: false, say: (line) => process.stdout.write(line) });
} catch (error) {
  process.exit(reportBuildError(error));
}
const clock = pathToFileURL(path.join(root, "scripts", "samples", "clock.mjs")).href;
const wanted = process.argv.slice(2);
// Each in a process of its own: what speaks with a database speaks with one alone.
for (const name of wanted.length > 0 ? wanted : ["jeju", "conference", "village"]) {
  const code = await runSource("tests/support/samples/main.ts", {
    nodeArgs: ["--import", clock],
    args: [name],
  });
  process.exitCode ||= code;
}
