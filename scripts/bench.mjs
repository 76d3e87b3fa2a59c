// `npm run bench`: measures the server and its floors. `npm run bench -- push answers` runs parts, `--quick`
// few phones.
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { build as bundle } from "esbuild";
import { build, reportBuildError, root, serverBundle, nodeOptions } from "./build.mjs";
import { follow } from "./build/source.mjs";

const output = path.join(root, ".build", "bench");

try {
  await build({ next: false, say: (line) => process.stdout.write(line) });
  await bundle({
    ...nodeOptions,
    metafile: false,
    outdir: output,
    entryPoints: {
      main: "bench/main.ts",
      fleet: "bench/fleet/process.ts",
      floor: "bench/floors/process.ts",
      attacker: "bench/attacks/process.ts",
    },
  });
  // One run measures one build, whatever is built meanwhile.
  mkdirSync(output, { recursive: true });
  copyFileSync(serverBundle, path.join(output, "server.mjs"));
  cpSync(path.join(root, "bench", "product", "figures.cjs"), path.join(output, "figures.cjs"));
} catch (error) {
  process.exit(reportBuildError(error));
}
// Over the channel the bench hears when this process is gone, and ends too.
follow(path.join(output, "main.mjs"), { stdio: ["inherit", "inherit", "inherit", "ipc"] });
