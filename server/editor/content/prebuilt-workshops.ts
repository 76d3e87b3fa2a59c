/**
 * The parsed workshops of the content folder, stored by the build because parsing them takes seconds at every
 * start. They are used only where content and program are unchanged; otherwise the files are parsed again.
 * The stored file has two lines: a hash of both, and the workshops.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadWorkshops, foldersIn } from "@/server/editor/content/load";
import { projectRoot } from "@/server/platform/settings/project-root";
import type { Workshop } from "@/workshop/content/workshop";

const built = (name: string): string => path.join(projectRoot, ".build", "server", name);

export interface PrebuildPaths {
  root: string;
  /** The file that the build writes. */
  kept: string;
  /** The bundle that parses, and defines what a workshop is. */
  program: string;
}

const defaultPaths = (): PrebuildPaths => ({
  root: path.join(projectRoot, "content"),
  kept: built("content.txt"),
  program: built("content.mjs"),
});

/** Over the bundle, and name and content of every file of a workshop. */
function sourceHash({ root, program }: PrebuildPaths): string {
  const hash = createHash("sha256").update(readFileSync(program));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$|[\\/]assets[\\/]/.test(name))
    .sort();
  for (const name of files) hash.update(`\0${name}\0`).update(readFileSync(path.join(root, name)));
  return hash.digest("hex");
}

/**
 * Parses the workshops and stores them.
 * @throws Error with one sentence where a file is wrong, as `loadWorkshops`
 */
export function prebuildWorkshops(places: PrebuildPaths = defaultPaths()): void {
  const text = `${sourceHash(places)}\n${JSON.stringify(loadWorkshops(places.root))}\n`;
  writeFileSync(`${places.kept}.new`, text);
  renameSync(`${places.kept}.new`, places.kept);
}

/** @throws as `loadWorkshops` */
export function prebuiltWorkshops(places: PrebuildPaths = defaultPaths()): Workshop[] {
  if (!existsSync(places.kept) || !existsSync(places.program)) return loadWorkshops(places.root);
  const [hash, workshops] = readFileSync(places.kept, "utf8").split("\n");
  return hash === sourceHash(places) && workshops
    ? (JSON.parse(workshops) as Workshop[])
    : loadWorkshops(places.root);
}

/** The content that a start ships: its workshops' ids, and one hash of all; null where nothing was built. */
export const builtContent = (
  places: PrebuildPaths = defaultPaths(),
): { ids: string[]; hash: string } | null =>
  existsSync(places.program) ? { ids: foldersIn(places.root), hash: sourceHash(places) } : null;
