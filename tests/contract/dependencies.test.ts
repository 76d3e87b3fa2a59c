/** `docs/dependencies.md` has a line for every package that we depend on, and all have licences that we take. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";

const json = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, file), "utf8"));
const { dependencies, optionalDependencies, devDependencies } = json("package.json");
const packages = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }).sort();

const LICENCES = [
  "MIT",
  "MIT-0",
  "ISC",
  "0BSD",
  "BSD-3-Clause",
  "Apache-2.0",
  "MIT OR Apache-2.0",
  "MPL-2.0",
  "OFL-1.1",
  "MIT AND OFL-1.1",
];

const [listed = ""] = readFileSync(path.join(projectRoot, "docs/dependencies.md"), "utf8").split(
  "\n## Written by hand\n",
);
const named = listed.split("\n").flatMap((line) => {
  const [, names = ""] = /^- ((?:`[^`]+`(?:, )?)+): ./.exec(line) ?? [];
  return [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
});

it("every package has one line, and no line names one that is gone", () => {
  expect(named.sort(), "docs/dependencies.md and package.json differ: add or remove the line.").toEqual(
    packages,
  );
});

it.each(packages)("%s has a licence that we take", (name) => {
  expect(LICENCES).toContain(json(`node_modules/${name}/package.json`).license);
});
