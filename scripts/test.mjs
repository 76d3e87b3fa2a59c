// `npm test`: every stage in order, none of them tried twice. `npm test -- unit server` runs stages; any
// other word, as in `npm test -- sort`, runs the tests of all files whose path holds it. What each stage
// proves: docs/testing.md.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, reportBuildError, root } from "./build.mjs";
import { runTool } from "./build/tool.mjs";
import { findChromium } from "./chromium.mjs";
import { findRedis } from "./redis.mjs";

const results = path.join(root, ".build", "test-results");
const bin = (...parts) => path.join("node_modules", ...parts);

/** Runs a tool with Node. @returns whether it ended well */
function alone(args, env) {
  return new Promise((resolve) => {
    spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    })
      .on("error", () => resolve(false))
      .on("close", (status) => resolve(status === 0));
  });
}

/** The same for a tool that runs beside others: what it says is written when it has ended. */
async function beside(args, env) {
  const { status, output } = await runTool(args, { cwd: root, env });
  process.stdout.write(output);
  return status === 0;
}

async function buildAll() {
  try {
    await build({ say: (line) => process.stdout.write(line) });
    return true;
  } catch (error) {
    reportBuildError(error);
    return false;
  }
}

/** Files of all stages that ran tests: { file, seconds, passed, failed, leftOut }. */
const files = [];

/** Runs a tool that writes a report. @returns whether all went well */
async function tests(run, stage, args, env = {}) {
  const report = path.join(results, `${stage}.json`);
  rmSync(report, { force: true });
  const good = await run(args, { ...env, TEST_REPORT: report });
  try {
    const { files: reports, errors } = JSON.parse(readFileSync(report, "utf8"));
    files.push(...reports.map((file) => ({ ...file, chosen: words.length > 0 || stage === "outage" })));
    // Something failed outside any test.
    if (errors > 0 || (!good && reports.every(({ failed }) => failed === 0)))
      files.push({
        file: `${stage}, outside its tests`,
        seconds: 0,
        passed: 0,
        failed: errors || 1,
        leftOut: [],
      });
  } catch {
    files.push({
      file: `${stage}, which ended without a report`,
      seconds: 0,
      passed: 0,
      failed: 1,
      leftOut: [],
    });
    return false;
  }
  return good;
}

const vitest = (run, stage, { project = stage, more = [], env } = {}) =>
  tests(
    run,
    stage,
    [
      bin("vitest/vitest.mjs"),
      "run",
      `--project=${project}`,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=./tests/support/vitest-report.ts",
      ...more,
      ...words,
    ],
    env,
  );

const playwright = (run, stage) =>
  tests(run, stage, [
    bin("playwright/cli.js"),
    "test",
    `--project=${stage}`,
    "--pass-with-no-tests",
    ...words,
  ]);

/** The stages; `run` runs their tools. */
const stages = {
  build: buildAll,
  types: (run) => run([bin("typescript/bin/tsc"), "--noEmit"]),
  lint: async (run) =>
    (await run([bin("@biomejs/biome/bin/biome"), "lint", "--error-on-warnings", "."])) &&
    (await run(["scripts/layers.mjs"])) &&
    (await run(["scripts/exports.mjs"])) &&
    run(["scripts/regexes.mjs"]),
  format: (run) => run([bin("@biomejs/biome/bin/biome"), "format", "."]),
  unit: (run) => vitest(run, "unit"),
  contract: (run) => vitest(run, "contract"),
  /** They wait for one another more than they work: twice as many of them at once as there are cores. */
  server: (run) => vitest(run, "server", { more: ["--maxWorkers=4"] }),
  /** One kill −9 and one outage of the database, out of the fault tests. */
  outage: (run) =>
    vitest(run, "outage", {
      project: "faults",
      more: ["--tags-filter=every-run"],
      env: { PLENARY_SIZE: "once" },
    }),
  browser: (run) => playwright(run, "browser"),
  regexes: (run) => run(["scripts/regexes.mjs", "--all"]),
  /** Compares the outside of the product with its golden files: slow, and seldom different by mistake. */
  golden: (run) => vitest(run, "golden"),
  /** Hostile people and words at every command, form and address. */
  security: (run) => vitest(run, "security", { more: ["--maxWorkers=4"] }),
  /** They wait for what they break more than they work; floods run last and alone. */
  faults: (run) => vitest(run, "faults", { more: ["--project=floods", "--maxWorkers=4"] }),
  /** Faults of networks, disks and processes. */
  "browser-faults": (run) => playwright(run, "browser-faults"),
  thorough: (run) => vitest(run, "thorough", { more: ["--maxWorkers=4"] }),
  "browser-thorough": (run) => playwright(run, "browser-thorough"),
};
/** Those that run beside one another: each leaves a core free, or waits. */
const together = [
  ["types", "lint", "format"],
  ["server", "outage"],
  ["regexes", "golden", "security"],
];
/** Where one of these fails, nothing further runs. */
const first = ["build", "types", "lint", "format"];

/**
 * `npm test`: what every change must pass, in minutes. `.ci/run` adds `npm run test:faults`; what is left is
 * long, and runs beside it in the workflow, or by `npm run test:thorough`.
 */
const usual = [...first, "unit", "contract", "server", "outage", "browser"];
const parameters = process.argv.slice(2);
const words = parameters.filter((word) => !(word in stages));
const named = parameters.filter((word) => word in stages);
const running =
  named.length > 0
    ? named
    : words.length > 0
      ? [
          "build",
          "unit",
          "contract",
          "server",
          "browser",
          "golden",
          "security",
          "browser-faults",
          "thorough",
          "browser-thorough",
        ]
      : usual;

process.env.NEXT_TELEMETRY_DISABLED = "1";
mkdirSync(results, { recursive: true });
// Programs are installed before anything runs; tests that go without one say so.
if (running.some((name) => ["server", "security", "thorough", "faults"].includes(name))) findRedis();
if (running.some((name) => ["server", "security", "thorough"].includes(name) || name.startsWith("browser")))
  await findChromium().catch((error) => process.stderr.write(`${error.message}\n`));

const begun = Date.now();
const times = [];
async function runStage(name, run) {
  const from = Date.now();
  const passed = await stages[name](run);
  times.push({ name, passed, seconds: (Date.now() - from) / 1_000 });
  process.stdout.write(`── ${name} ${passed ? "passed" : "FAILED"}\n`);
  return passed;
}

let good = true;
const chosen = Object.keys(stages).filter((stage) => running.includes(stage));
while (chosen.length > 0 && (good || !first.includes(times.at(-1).name))) {
  const names = together.find((names) => names.includes(chosen[0])) ?? [chosen[0]];
  const now = chosen.splice(0, names.filter((name) => running.includes(name)).length);
  process.stdout.write(`\n── ${now.join(", ")}\n`);
  const passed = await Promise.all(now.map((name) => runStage(name, now.length > 1 ? beside : alone)));
  good &&= passed.every(Boolean);
}

const sum = (count) => files.reduce((total, file) => total + count(file), 0);
const inMinutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, "0")}`;
const say = (line = "") => process.stdout.write(`${line}\n`);

say("\nStages:");
for (const { name, passed, seconds } of times)
  say(`  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s${passed ? "" : "  FAILED"}`);
say(`  ${"together".padEnd(10)} ${inMinutes((Date.now() - begun) / 1_000).padStart(6)} min`);

const slowest = files.toSorted((a, b) => b.seconds - a.seconds).slice(0, 10);
if (slowest.length > 0) say("\nSlowest files:");
for (const { file, seconds } of slowest) say(`  ${seconds.toFixed(1).padStart(6)} s  ${file}`);

/**
 * Files by the reason why tests of them were left out. In a run of chosen tests, those that were not chosen
 * have none.
 */
const leftOut = new Map();
let skipped = 0;
for (const { file, leftOut: tests, chosen } of files)
  for (const why of tests.map((test) => test.why ?? (chosen ? null : "no reason is given")).filter(Boolean)) {
    leftOut.set(why, (leftOut.get(why) ?? new Set()).add(file));
    skipped++;
  }
if (leftOut.size > 0) say("\nLeft out:");
for (const [why, where] of leftOut) say(`  ${why}: ${[...where].join(", ")}`);

const failed = files.filter((file) => file.failed > 0);
if (failed.length > 0) say("\nFailed:");
for (const { file } of failed) say(`  ${file}`);

const counts = [`${sum((file) => file.passed)} passed`, `${sum((file) => file.failed)} failed`];
if (skipped > 0) counts.push(`${skipped} skipped`);
say(`\ntests: ${counts.join(", ")}`);
process.exitCode = good && failed.length === 0 ? 0 : 1;
