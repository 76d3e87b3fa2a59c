// `npm run fuzz -- --frames 1000000`: frames that no phone sends, against a real server. Prints its seed, the
// rate, and the server's resident memory before and after every 100,000; ends with 1 when something is wrong.
// `--seed 7` repeats a run.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { root } from "./build.mjs";

const { values } = parseArgs({
  options: { frames: { type: "string", default: "1000000" }, seed: { type: "string" } },
});
const frames = Number(values.frames);
if (!Number.isSafeInteger(frames) || frames < 1) {
  process.stderr.write(`--frames is a whole number, not "${values.frames}".\n`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "server",
    "--silent=false",
    "tests/faults/fuzz.test.ts",
    "-t",
    `over ${frames} frames`,
  ],
  {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, FUZZ_FRAMES: String(frames), ...(values.seed ? { TEST_SEED: values.seed } : {}) },
  },
);
process.exitCode = status ?? 1;
