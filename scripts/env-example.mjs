// `npm run env-example`: writes .env.example from the settings in server/env.ts.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { root, serverOptions } from "./build.mjs";

const outfile = path.join(root, ".build", "env-example", "env-example.mjs");
await esbuild.build({
  ...serverOptions,
  entryPoints: ["server/env-example.ts"],
  outdir: undefined,
  outExtension: undefined,
  outfile,
});
const { envExample } = await import(pathToFileURL(outfile).href);
writeFileSync(path.join(root, ".env.example"), envExample());
process.stdout.write("Wrote .env.example.\n");
