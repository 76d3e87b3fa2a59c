/**
 * The phone's style sheet, script and islands: read once, named by their content, so that phones keep them
 * for good.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "@/server/platform/settings/project-root";

interface Script {
  name: string;
  body: Buffer;
}

export interface PhoneAssets {
  css: string;
  script: Script | null;
  /** By kind of activity. */
  islands: Record<string, Script>;
}

/** Written by the build. */
const built = path.join(projectRoot, ".build/phone");

function read(file: string, name: string): Script {
  const body = readFileSync(file);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 12);
  return { name: `${name}-${hash}.js`, body };
}

function readIslands(): PhoneAssets["islands"] {
  const folder = path.join(built, "islands");
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder).flatMap((file) => /^([a-z-]+)\.js$/.exec(file)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, read(path.join(folder, `${name}.js`), name)]));
}

/** Reads the built assets; the script may be missing (pages then work by forms alone). */
export function loadAssets(): PhoneAssets {
  const style = path.join(built, "style.css");
  const css = readFileSync(
    existsSync(style) ? style : path.join(projectRoot, "components/phone/phone.css"),
    "utf8",
  );
  const file = path.join(built, "phone.js");
  if (!existsSync(file)) return { css, script: null, islands: {} };
  return { css, script: read(file, "phone"), islands: readIslands() };
}

/** Addresses of the islands by name. */
export const islandsOf = ({ islands }: PhoneAssets): Record<string, string> =>
  Object.fromEntries(Object.entries(islands).map(([name, script]) => [name, `/phone/${script.name}`]));
