// `npm run texts -- <workshop> <language> [file…] [--room]`: the files of a translation, see content/README.md.
import { spawnSync } from "node:child_process";
import path from "node:path";
import * as esbuild from "esbuild";
import { root, serverOptions } from "./build.mjs";

// As deep below the root as the sources are, since some of them find their neighbours by relative address.
const outfile = path.join(root, ".build", "texts", "texts.mjs");
await esbuild.build({
  ...serverOptions,
  entryPoints: ["server/content/texts-command.ts"],
  outdir: undefined,
  outExtension: undefined,
  outfile,
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" });
process.exitCode = status ?? 1;
