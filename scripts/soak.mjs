// `npm run soak`: the fault tests in their long size, with a new seed each time. It takes hours. `npm run
// soak -- kill network` runs parts, named after the files in tests/faults/. A failure prints its seed;
// TEST_SEED=… runs it again. Histories of what failed are kept in .build/histories/.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { root } from "./build.mjs";

const files = readdirSync(path.join(root, "tests", "faults")).filter((name) => name.endsWith(".test.ts"));
const parts = files.map((name) => name.replace(".test.ts", ""));
const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !parts.includes(name));
if (unknown) {
  process.stderr.write(`There is no part "${unknown}"; the parts are ${parts.join(", ")}.\n`);
  process.exit(2);
}
const run = (projects, names) =>
  spawnSync(
    process.execPath,
    ["node_modules/vitest/vitest.mjs", "run", ...projects.map((name) => `--project=${name}`), ...names],
    {
      cwd: root,
      stdio: "inherit",
      env: {
        ...process.env,
        PLENARY_SIZE: "long",
        PLENARY_SEED: process.env.PLENARY_SEED ?? "random",
        PLENARY_RUNS: process.env.PLENARY_RUNS ?? "70",
      },
    },
  ).status === 0;

const faults = (wanted.length ? wanted : parts).map((name) => `tests/faults/${name}.test.ts`);
const good = [
  run(["faults", "floods"], faults),
  ...(wanted.length
    ? []
    : [run(["unit"], ["tests/room", "model", "workshop", "activities", "phone/worksheets"])]),
];
process.exitCode = good.every(Boolean) ? 0 : 1;
