// Builds what is stale, then becomes the server.
import { pathToFileURL } from "node:url";
import { build, reportBuildError, serverBundle } from "../build.mjs";

process.env.NODE_ENV ||= "production";
process.env.NEXT_TELEMETRY_DISABLED ||= "1";

let announced = false;
function say(line) {
  if (!announced) process.stdout.write("\n  Building Plenary; this happens once after each change.\n");
  announced = true;
  process.stdout.write(line);
}

try {
  await build({ say });
} catch (error) {
  process.exit(reportBuildError(error));
}
await import(pathToFileURL(serverBundle).href);
