/**
 * Everything that a room has in one ZIP file. Each part is made as a file of its own and put in as it is, so
 * that memory never holds more than one. A part that cannot be made is named, and the others are there.
 */
import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { makeFile, type Progress, type SingleFormat } from "@/server/exports/make";
import type { Materials } from "@/server/exports/job-data";
import { exportWords, readMe } from "@/server/exports/read-me";
import { ZipWriter } from "@/server/exports/zip-writer";
import { archiveName, factsOf, formats } from "@/workshop/exports/formats";
import { roomDataJsonSchema } from "@/workshop/exports/format";

/** Shares of the formats in the progress, by the time that they take. */
const WEIGHT: Partial<Record<SingleFormat, number>> = {
  workbook: 4,
  json: 2,
  xapi: 3,
  "values-csv": 2,
  "answers-csv": 1,
  word: 4,
  slides: 1,
  "slides-all": 4,
  pictures: 4,
  "pdf-a4": 4,
  "pdf-letter": 4,
  "word-short": 1,
  "pdf-short-a4": 1,
  handouts: 1,
};

/** @param leftOut called for parts that could not be made, with the reason */
export async function writeArchive(
  file: string,
  materials: Materials,
  parts: readonly SingleFormat[],
  progress: Progress,
  leftOut: (format: SingleFormat, why: string) => void,
): Promise<void> {
  const { order } = materials;
  const words = await exportWords(order.language);
  const zip = new ZipWriter(file);
  // Reports are in every language in which the room was shown, the asker's first.
  const files: { part: SingleFormat; language: string | null }[] = parts.flatMap(
    (part): { part: SingleFormat; language: string | null }[] =>
      ["report", "groups"].includes(factsOf[part].from)
        ? order.languages.map((language) => ({ part, language }))
        : [{ part, language: null }],
  );
  const nameIn = ({ part, language }: (typeof files)[number]) =>
    archiveName(part, order.languages.length > 1 ? language : null);
  const whole = files.reduce((sum, m) => sum + (WEIGHT[m.part] ?? 0.2), 0);
  let before = 0;
  const missing: typeof files = [];
  for (const one of files) {
    const { part, language } = one;
    const piece = path.join(order.folder, `part-${part}`);
    const weight = WEIGHT[part] ?? 0.2;
    try {
      await makeFile(
        part,
        piece,
        materials,
        (done) => progress((before + done * weight) / whole),
        language ?? undefined,
      );
      await zip.add(
        nameIn(one),
        createReadStream(piece),
        /zip|docx|pptx|xlsx|pdf/.test(factsOf[part].ending) ? "stored" : "pressed",
      );
    } catch (error) {
      missing.push(one);
      // An error's message may hold people's texts; its name does not.
      leftOut(part, error instanceof Error ? error.name : "broken");
    } finally {
      await rm(piece, { force: true });
    }
    before += weight;
    progress(before / whole);
  }
  const nameOf = (part: SingleFormat) => words.t(`formats.${part}`);
  const holds = files.filter((m) => !missing.includes(m)).map((m) => `- ${nameIn(m)}: ${nameOf(m.part)}`);
  const lacks =
    missing.length > 0
      ? [words.t("readMe.leftOut", { list: [...new Set(missing.map((m) => nameOf(m.part)))].join(", ") })]
      : [];
  await zip.add("data-format.schema.json", [JSON.stringify(roomDataJsonSchema(), null, 1)]);
  await zip.add("READ-ME.txt", [
    `\uFEFF${[...readMe(materials, words), "", words.t("readMe.archive"), ...holds, ...lacks].join("\r\n")}\r\n`,
  ]);
  await zip.close();
}

/** The parts of an archive. @param available formats that the room has */
export const archiveParts = (available: readonly string[]): SingleFormat[] =>
  formats.filter(
    (f): f is SingleFormat =>
      f !== "everything" &&
      factsOf[f].from !== "passed-on" &&
      f !== "posters-a3" &&
      !f.endsWith("-letter") &&
      available.includes(f),
  );
