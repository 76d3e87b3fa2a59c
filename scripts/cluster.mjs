// `npm run cluster -- --processes 4 --port 3000`: several processes of Plenary on this machine, behind a
// small front, over one Postgres and one Valkey of their own.
import path from "node:path";
import { build as bundle } from "esbuild";
import { build, reportBuildError, root, nodeOptions } from "./build.mjs";
import { follow } from "./build/source.mjs";
import { findRedis, noRedis } from "./redis.mjs";

const redis = findRedis();
if (!redis) {
  process.stderr.write(`\n${noRedis}\n`);
  process.exit(29);
}
const output = path.join(root, ".build", "cluster");
try {
  await build({ say: (line) => process.stdout.write(line) });
  await bundle({
    ...nodeOptions,
    metafile: false,
    outdir: output,
    entryPoints: { main: "scripts/cluster/main.ts" },
  });
} catch (error) {
  process.exit(reportBuildError(error));
}
follow(path.join(output, "main.mjs"), { env: { ...process.env, PLENARY_REDIS_PROGRAM: redis } });
