// `npm test`: everything in order, stopping at the first stage that fails. `npm test unit server` runs parts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { build, reportBuildError, root } from "./build.mjs";

const results = path.join(root, ".build", "test-results");
const projects = ["unit", "server", "browser"];
const counted = { passed: 0, failed: 0, skipped: 0 };
/** Tests that passed only at their second try: a fault to look for, not one to hide. */
const again = [];

function node(args) {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  return (
    spawnSync(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env }).status ===
    0
  );
}

/** Adds what one run of vitest counted; a run that ended without a report counts as one failure. */
function count(file) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8"));
    counted.passed += report.numPassedTests;
    counted.failed += report.numFailedTests;
    counted.skipped += report.numPendingTests + report.numTodoTests;
    for (const { name, assertionResults } of report.testResults) {
      for (const { status, failureMessages, fullName } of assertionResults) {
        if (status === "passed" && failureMessages.length > 0) again.push(`${path.relative(root, name)}: ${fullName}`);
      }
    }
    // A file that could not even be loaded has no tests in it.
    const broken = report.testResults.filter(
      (t) => t.status === "failed" && t.assertionResults.every((a) => a.status !== "failed"),
    );
    counted.failed += broken.length;
  } catch {
    counted.failed += 1;
  }
}

function vitest(project) {
  const file = path.join(results, `${project}.json`);
  rmSync(file, { force: true });
  const args = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${file}`,
  ];
  const good = node(args);
  const before = counted.failed;
  count(file);
  if (!good && counted.failed === before) counted.failed += 1;
  return good;
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
  process.stdout.write(
    `── ${name} ${good ? "passed" : "FAILED; the stages after it were not run"} (${seconds} s)\n`,
  );
  if (!good) break;
}
if (again.length > 0) process.stdout.write(`\nat the second try only:\n${again.map((t) => `  ${t}\n`).join("")}`);
const skipped = counted.skipped ? `, ${counted.skipped} skipped` : "";
process.stdout.write(`\ntests: ${counted.passed} passed, ${counted.failed} failed${skipped}\n`);
process.exitCode = good && counted.failed === 0 ? 0 : 1;
