// Builds stale parts, then becomes the server. The pages take a minute to build, so all that can be found
// wrong without them is found out before.
import { pathToFileURL } from "node:url";
import { build, preflightBundle, reportBuildError, serverBundle } from "../build.mjs";

process.env.NODE_ENV ||= "production";
process.env.NEXT_TELEMETRY_DISABLED ||= "1";

let announced = false;
function say(line) {
  if (!announced) process.stdout.write("\n  Building Plenary; this happens once after each change.\n");
  announced = true;
  process.stdout.write(line);
}

let problem = 0;
async function check() {
  const { preflight } = await import(pathToFileURL(preflightBundle).href);
  problem = await preflight();
  return problem === 0;
}

try {
  await build({ say, check });
} catch (error) {
  process.exit(reportBuildError(error));
}
if (problem) process.exit(problem);
await import(pathToFileURL(serverBundle).href);
