// `npm run env-example`: writes .env.example from the settings in server/platform/settings/env.ts.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./build.mjs";
import { bundleSource } from "./build/source.mjs";

const { envExample } = await import(
  pathToFileURL(await bundleSource("server/platform/settings/env-example.ts")).href
);
writeFileSync(path.join(root, ".env.example"), envExample());
process.stdout.write("Wrote .env.example.\n");
