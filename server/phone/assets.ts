/**
 * The phone's style sheet, script and islands: read once, named by their content, so that phones keep them
 * for good.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";

interface PhoneFile {
  name: string;
  body: Buffer;
}

export interface PhoneAssets {
  style: PhoneFile;
  script: PhoneFile | null;
  /** By kind of activity. */
  islands: Record<string, PhoneFile>;
}

/** Written by the build. */
const built = path.join(projectRoot, ".build/phone");

function read(file: string, name: string): PhoneFile {
  const body = readFileSync(file);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { name: `${name}-${hash}${path.extname(file)}`, body };
}

function readIslands(): PhoneAssets["islands"] {
  const folder = path.join(built, "islands");
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).flatMap((file) => /^([a-z-]+)\.js$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, read(path.join(folder, `${name}.js`), name)]));
}

/** Reads the built assets; the script may be missing (pages then work by forms alone). */
export function loadAssets(): PhoneAssets {
  const sheet = path.join(built, "style.css");
  const style = read(
    existsSync(sheet) ? sheet : path.join(projectRoot, "components/phone/phone.css"),
    "style",
  );
  const file = path.join(built, "phone.js");
  if (!existsSync(file)) return { style, script: null, islands: {} };
  return { style, script: read(file, "phone"), islands: readIslands() };
}

/** Addresses of the islands by name. */
export const islandsOf = ({ islands }: PhoneAssets): Record<string, string> =>
  Object.fromEntries(Object.entries(islands).map(([name, script]) => [name, `/phone/${script.name}`]));
