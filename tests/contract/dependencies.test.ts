/** `docs/dependencies.md` has a row for every package that we depend on, and what it says can be looked up. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";

const read = (file: string): string => readFileSync(path.join(projectRoot, file), "utf8");
const json = (file: string) => JSON.parse(read(file));

const [packages = "", byHand = ""] = read("docs/dependencies.md").split("\n## Written by hand\n");
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);
/** The cells of each row of the tables in a text. Heads and lines between them name nothing. */
const rowsOf = (text: string): string[][] =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.split("|").slice(1, -1));

const rows = rowsOf(packages).flatMap((cells) => quoted(cells[0]!).map((name) => ({ name, cells })));

it("every dependency has one row, and no row names one that is gone", () => {
  const { dependencies, devDependencies } = json("package.json");
  expect(
    rows.map(({ name }) => name).sort(),
    "docs/dependencies.md and package.json differ: add or remove the row.",
  ).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

it("every row says why, where it runs and what would be done without it", () => {
  for (const { name, cells } of rows) {
    expect([name, cells.length]).toEqual([name, 5]);
    expect([name, cells.filter((cell) => cell.trim() === "").length]).toEqual([name, 0]);
  }
});

it.each(rows)("the licence of $name is the one that the package states", ({ name, cells }) => {
  expect(cells[2]).toContain(json(`node_modules/${name}/package.json`).license);
});

it("every file that is written by hand exists", () => {
  const files = rowsOf(byHand).flatMap((cells) => quoted(cells[1]!));
  expect(files.length).toBeGreaterThan(70);
  expect(files.filter((file) => !existsSync(path.join(projectRoot, file)))).toEqual([]);
});
