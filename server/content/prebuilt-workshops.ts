/**
 * The authored workshops as the build has read them: reading and checking them takes seconds of a processor, at every
 * start. What the build kept counts only where it was made of exactly these files by exactly this program; else they are
 * read anew. A file of two lines: what it was made of, and the workshops.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadWorkshops } from "@/server/content/load";
import { projectRoot } from "@/server/settings/project-root";
import type { Workshop } from "@/workshop/content/workshop";

const built = (name: string): string => path.join(projectRoot, ".build", "server", name);

export interface Places {
  /** The folder of workshops. */
  root: string;
  /** Where the build keeps what it has read. */
  kept: string;
  /** The server's program, which knows what a workshop is. */
  program: string;
}

const usualPlaces = (): Places => ({
  root: path.join(projectRoot, "content"),
  kept: built("content.txt"),
  program: built("index.mjs"),
});

/** A hash of the program, and of name and content of every file that is read. */
function madeOf({ root, program }: Places): string {
  const hash = createHash("sha256").update(readFileSync(program));
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort();
  for (const name of files) hash.update(`\0${name}\0`).update(readFileSync(path.join(root, name)));
  return hash.digest("hex");
}

/** Reads the workshops and keeps them. @throws Error with one sentence where a file is wrong, as `loadWorkshops` */
export function keepWorkshops(places: Places = usualPlaces()): void {
  const text = `${madeOf(places)}\n${JSON.stringify(loadWorkshops(places.root))}\n`;
  writeFileSync(`${places.kept}.new`, text);
  renameSync(`${places.kept}.new`, places.kept);
}

/** The workshops, as `loadWorkshops` reads them. @throws as it does */
export function workshopsReadBefore(places: Places = usualPlaces()): Workshop[] {
  if (!existsSync(places.kept) || !existsSync(places.program)) return loadWorkshops(places.root);
  const [of, workshops] = readFileSync(places.kept, "utf8").split("\n");
  return of === madeOf(places) && workshops
    ? (JSON.parse(workshops) as Workshop[])
    : loadWorkshops(places.root);
}
