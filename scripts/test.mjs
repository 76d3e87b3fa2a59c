// `npm test`: everything in order, stopping at the first stage that fails. `npm test unit server` runs parts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, reportBuildError, root } from "./build.mjs";

const results = path.join(root, ".build", "test-results");
const projects = ["unit", "server", "browser"];
const counted = { passed: 0, failed: 0, skipped: 0 };
/** Files that passed only at their second try: a fault to look for, not one to hide. */
const again = [];
/** More files than these do not fail by a busy machine's mood. */
const MOST_AGAIN = 8;

function node(args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  return spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

/** Runs files of a project, all without `only`. @returns how each file went; null: the run ended without a report */
function run(project, only = []) {
  const file = path.join(results, `${project}${only.length ? "-again" : ""}.json`);
  rmSync(file, { force: true });
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${file}`,
    ...only,
  ];
  const good = node(args);
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    return { good, files: report.testResults.map((t) => ({ ...t, name: path.relative(root, t.name) })) };
  } catch {
    return null;
  }
}

/** A file that could not even be loaded has no tests in it, and counts as one. */
function count(files) {
  for (const { status, assertionResults } of files) {
    const of = (kind) => assertionResults.filter((a) => a.status === kind).length;
    counted.passed += of("passed");
    counted.failed += of("failed") || (status === "failed" ? 1 : 0);
    counted.skipped += assertionResults.length - of("passed") - of("failed");
  }
}

/**
 * Runs a project. Tests of real sockets and browsers may miss a moment on a busy machine: a few files that failed
 * are run once more from their beginning, as tests of one file often go on where the one before stopped.
 */
function vitest(project) {
  const first = run(project);
  if (!first) {
    counted.failed += 1;
    return false;
  }
  const failed = first.files.filter((f) => f.status === "failed").map((f) => f.name);
  if (first.good || project === "unit" || failed.length === 0 || failed.length > MOST_AGAIN) {
    count(first.files);
    // Something failed outside any test.
    if (!first.good && failed.length === 0) counted.failed += 1;
    return first.good;
  }
  count(first.files.filter((f) => !failed.includes(f.name)));
  process.stdout.write(`\n── ${project}: once more\n${failed.map((name) => `  ${name}\n`).join("")}`);
  const second = run(project, failed);
  if (!second) {
    counted.failed += failed.length;
    return false;
  }
  count(second.files);
  const mended = second.files.filter((f) => f.status === "passed").map((f) => f.name);
  for (const { name, assertionResults } of first.files.filter((f) => mended.includes(f.name))) {
    const tests = assertionResults.filter((a) => a.status === "failed").map((a) => a.fullName);
    again.push(`${name}: ${tests.join("; ") || "not loaded"}`);
  }
  return second.good;
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

const stages = {
  build: buildAll,
  types: () => node(["node_modules/typescript/bin/tsc", "--noEmit"]),
  lint: () => node(["node_modules/@biomejs/biome/bin/biome", "lint", "--error-on-warnings", "."]),
  ...Object.fromEntries(projects.map((project) => [project, () => vitest(project)])),
};

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !(name in stages));
if (unknown) {
  process.stderr.write(`There is no stage "${unknown}": the stages are ${Object.keys(stages).join(", ")}.\n`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
let good = true;
for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const begun = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  good = await stage();
  const seconds = ((Date.now() - begun) / 1000).toFixed(1);
  process.stdout.write(`── ${name} ${good ? "passed" : "FAILED; the stages after it were not run"} (${seconds} s)\n`);
  if (!good) break;
}
if (again.length > 0) process.stdout.write(`\nat the second try only:\n${again.map((t) => `  ${t}\n`).join("")}`);
const skipped = counted.skipped ? `, ${counted.skipped} skipped` : "";
process.stdout.write(`\ntests: ${counted.passed} passed, ${counted.failed} failed${skipped}\n`);
process.exitCode = good && counted.failed === 0 ? 0 : 1;
