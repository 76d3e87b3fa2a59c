/**
 * Needs of tests besides Node, tried by real use. Each is null where it is there, and elsewhere the sentence
 * with which a test is left out.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync } from "node:fs";
import path from "node:path";

const placeOf = (name: string): string | undefined =>
  (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));

/** @param says arguments with which the program ends well where it works at all */
export const missingProgram = (name: string, ...says: string[]): string | null =>
  placeOf(name) && (says.length === 0 || spawnSync(name, says).status === 0)
    ? null
    : `${name} is not installed`;

/** The libraries of LibreOffice's parts, which distributions package one by one. */
const PARTS = { Writer: "libswlo", Calc: "libsclo", Impress: "libsdlo" };

/** LibreOffice with this part of it: `soffice` alone says nothing of what it can open. */
export function missingOffice(part: keyof typeof PARTS): string | null {
  const program = placeOf("soffice");
  if (!program) return "LibreOffice is not installed";
  const folder = path.dirname(realpathSync(program));
  const there =
    process.platform !== "linux" || readdirSync(folder).some((file) => file.startsWith(PARTS[part]));
  return there ? null : `LibreOffice ${part} is not installed`;
}

/** The first that is missing. */
export const missingOf = (...needs: (string | null)[]): string | null =>
  needs.find((need) => need !== null) ?? null;
