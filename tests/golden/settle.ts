/**
 * Where the golden files of an area are written, or compared with what is made now. `scripts/golden.mjs` says how two
 * versions are compared.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { differences, type Hashes, Pieces, written } from "@/tests/golden/pieces";

/** "check": all of it; "write": files of hashes and texts; "texts": texts alone; nothing: what is soon made. */
export const wanted = process.env.PLENARY_GOLDEN ?? "";
const texts =
  process.env.PLENARY_GOLDEN_TEXTS ?? path.resolve(import.meta.dirname, "../../.build/golden/now");
const fileOf = (area: string): string => path.join(import.meta.dirname, `${area}.json`);

const writes = wanted === "write" || wanted === "texts";
export const pieces = (area: string): Pieces => new Pieces(writes ? path.join(texts, area) : null);

/** Writes the hashes of areas, or compares them with their files. */
export function settle(areas: Record<string, Pieces>): void {
  const differ = Object.entries(areas).flatMap(([area, { hashes }]) => {
    if (wanted === "write") writeFileSync(fileOf(area), written(hashes));
    return writes ? [] : differences(area, JSON.parse(readFileSync(fileOf(area), "utf8")) as Hashes, hashes);
  });
  if (differ.length === 0) return;
  expect.fail(
    [
      "Pieces of golden files differ:",
      ...differ,
      "See how: `npm run golden -- --against HEAD`, or another commit. Where they are to differ: `npm run golden`.",
    ].join("\n"),
  );
}

/** Dates, numbers and the order of words are those of a version of the Unicode locale data, which comes with Node. */
const LOCALES = "48";
export const missing =
  wanted === "" && process.versions.cldr?.split(".")[0] !== LOCALES
    ? `the golden files are of CLDR ${LOCALES}, and this Node has ${process.versions.cldr}`
    : null;
