/**
 * Whether the outside is what it was: what every role sees of a scripted run of the guide, and what comes out of the
 * example rooms. `scripts/golden.mjs` says how the files are written and how two versions are compared.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Single } from "@/server/exports/make";
import { fixChance, freeChance } from "@/tests/golden/chance";
import { Example, pinEveryKind } from "@/tests/golden/examples";
import { differences, type Hashes, Pieces, written } from "@/tests/golden/pieces";
import { Run } from "@/tests/golden/run";
import { everyKind } from "@/tests/support/every-kind";
import { guide } from "@/tests/support/guide";
import { describeNeeding } from "@/tests/support/needing";
import { START } from "@/tests/support/pure-room";

/** "check": all of it; "write": files of hashes and texts; "texts": texts alone; nothing: what is soon made. */
const wanted = process.env.PLENARY_GOLDEN ?? "";
const texts =
  process.env.PLENARY_GOLDEN_TEXTS ?? path.resolve(import.meta.dirname, "../../.build/golden/now");
const fileOf = (area: string): string => path.join(import.meta.dirname, `${area}.json`);

const writes = wanted === "write" || wanted === "texts";
const pieces = (area: string): Pieces => new Pieces(writes ? path.join(texts, area) : null);

/** Writes the hashes of areas, or compares them with their files. */
function settle(areas: Record<string, Pieces>): void {
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
const missing =
  wanted === "" && process.versions.cldr?.split(".")[0] !== LOCALES
    ? `the golden files are of CLDR ${LOCALES}, and this Node has ${process.versions.cldr}`
    : null;

beforeAll(() => fixChance(START));
afterAll(freeChance);

describeNeeding(missing)("the outside is what it was", () => {
  it("for every role at every step of the guide, and of one activity of every kind", async () => {
    const [views, phones, faces] = [pieces("views"), pieces("phones"), pieces("faces")];
    const run = new Run(views, phones, faces);
    await run.of(everyKind, "every kind: ");
    await run.of(guide, "");
    settle({ views, phones, faces });
  });

  it("in the reports and files of the example rooms", async () => {
    const [reports, files, documents] = [pieces("reports"), pieces("files"), pieces("documents")];
    await pinEveryKind(reports);
    const data = [
      "summary-csv",
      "answers-csv",
      "values-csv",
      "json",
      "gift",
      "qti",
      "xapi",
      "calendar",
    ] as const;
    /** Laying out pages takes long, so that these wait for a word. */
    const long: Single[] = wanted === "" ? [] : ["word", "partner", "pictures", "workbook"];
    const jeju = await Example.open("jeju");
    await jeju.pinReports(reports, ["en", "ar"]);
    await jeju.pinFiles(files, [...data, "slides", "word-short"]);
    await jeju.pinFiles(documents, long);
    if (long.length > 0) await jeju.pinFiles(documents, ["word", "word-short", "slides"], "ar");
    jeju.close();
    const conference = await Example.open("conference");
    await conference.pinReports(reports, ["en"]);
    await conference.pinFiles(files, ["summary-csv", "json"]);
    if (long.length > 0)
      await conference.pinFiles(documents, [...long, "answers-csv", "values-csv", "xapi", "slides"]);
    conference.close();
    settle({ reports, files, ...(long.length > 0 && { documents }) });
  });
});
