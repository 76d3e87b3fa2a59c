// `npm run messages`: what the languages of the interface lack, and what is wrong with their texts.
import { spawnSync } from "node:child_process";
import path from "node:path";
import * as esbuild from "esbuild";
import { root, serverOptions } from "./build.mjs";

// As deep below the root as the sources are, since some of them find their neighbours by relative address.
const outfile = path.join(root, ".build", "messages", "messages.mjs");
await esbuild.build({
  ...serverOptions,
  entryPoints: ["tests/support/messages-report.ts"],
  outdir: undefined,
  outExtension: undefined,
  outfile,
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
