/**
 * The project's folder, found by its package.json: source files, the bundle in .build/ and tests sit at
 * different depths.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

function isRoot(folder: string): boolean {
  const file = path.join(folder, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).name === "plenary";
}

function findRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!isRoot(folder)) {
    const parent = path.dirname(folder);
    if (parent === folder) return process.cwd();
    folder = parent;
  }
  return folder;
}

export const projectRoot = findRoot();

/** The version of this software, from package.json. */
export const softwareVersion = (): string =>
  JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8")).version as string;

const released = !existsSync(path.join(projectRoot, "scripts/start.mjs"));
const program = process.platform === "win32" ? "plenary.cmd" : "./plenary";

/** A command as it is typed here: "npm run backup -- --to FILE" in the sources is "./plenary backup --to FILE". */
export const typed = (command: string): string =>
  released
    ? command.replace(/npm (?:run (\S+)(?: --)?|start)/, (_, word) =>
        [program, word].filter(Boolean).join(" "),
      )
    : command;
