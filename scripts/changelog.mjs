// `npm version <version>` runs it before it commits and tags: what CHANGELOG.md has as unreleased becomes the
// version's, with today's date. With --check, before anything changes, it only looks whether there is any.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./build.mjs";

const file = path.join(root, "CHANGELOG.md");
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
const HEADING = "## Unreleased\n";
const [before, after] = readFileSync(file, "utf8").split(HEADING);
if (!after?.split(/^## /m)[0].trim()) {
  process.stderr.write("CHANGELOG.md says nothing under Unreleased: write there what is new first.\n");
  process.exit(1);
}
if (process.argv.includes("--check")) process.exit();
const today = new Date().toISOString().slice(0, 10);
writeFileSync(file, `${before}${HEADING}\n## ${version} - ${today}\n${after}`);
