/** every exported file of a room in which everybody, authors too, wrote what breaks files. */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { XMLValidator } from "fast-xml-parser";
import { unzipSync } from "fflate";
import readSheets from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingOf, missingOffice, missingProgram } from "@/tests/support/machine";
import { makeFile, type SingleFormat } from "@/server/exports/make";
import { Materials } from "@/server/exports/job-data";
import { reportFile, writeInput } from "@/server/exports/job-messages";
import { everyKind } from "@/tests/support/every-kind";
import { emoji, formulas, hostileTexts, hostileWorkshop } from "@/tests/support/hostile-texts";
import { sampleInput, sampleReport } from "@/tests/support/sample-report";
import { keyedItems } from "@/workshop/exports/quizzes";
import { factsOf } from "@/workshop/exports/formats";
import { importGift } from "@/workshop/import/gift";

const root = mkdtempSync(path.join(tmpdir(), "export-hostile-"));
const inRoot = (name: string) => path.join(root, name);
afterAll(() => rmSync(root, { recursive: true }));

const room = { people: 23, workshop: hostileWorkshop(everyKind), phrases: hostileTexts };
const question = everyKind.sessions.flatMap((s) => s.activities).find((a) => a.kind === "open")!.id;
let materials: Materials;
beforeAll(async () => {
  const input = sampleInput(room);
  // Every text is an answer to the open question.
  const answers = hostileTexts.map((text, i) => ({ person: `odd-${i}`, body: { texts: [text] } }));
  await writeInput(root, {
    ...input,
    title: `=1+1\u0001\u202e${emoji}`,
    rounds: [...input.rounds.filter((r) => r.question !== question), { question, round: 1, answers }],
  });
  const added = {
    quotes: [{ question: "=1+1\u0007", texts: hostileTexts }],
    remark: hostileTexts.join("\n"),
    remarks: Object.fromEntries(everyKind.sessions[0]!.activities.map((a, i) => [a.id, hostileTexts[i]!])),
  };
  writeFileSync(inRoot(reportFile("en")), JSON.stringify(await sampleReport("en", room, added)));
  const events = hostileTexts.map((text, i) => ({
    uid: `${i}@plenary.invalid`,
    title: text,
    about: text,
    url: `https://plenary.invalid/${i}\r\nATTENDEE:x`,
    when: i % 2 ? { day: "2026-11-24" } : { from: i, to: i + 1 },
  }));
  materials = new Materials({
    folder: root,
    format: "everything",
    language: "en",
    languages: ["en"],
    expert: true,
    taken: "Taken out by Ada on a day",
    home: "https://plenary.invalid/x",
    events,
    available: [],
  });
}, 120_000);

const HALF = /[\ud800-\udfff]/u;
/** Characters that XML 1.0 does not allow (production Char), as signs and as numbers. */
const FORBIDDEN =
  /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|&#(?:x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]|d[89a-f]..)|0*(?:[0-8]|1[124-9]|2\d|3[01]));/iu;

async function fileOf(format: SingleFormat): Promise<string> {
  const file = inRoot(`${format}.${factsOf[format].ending}`);
  await makeFile(format, file, materials, () => undefined);
  return file;
}

/** The parts of a packed file that are XML, each proved to be. */
async function partsOf(format: SingleFormat): Promise<Record<string, string>> {
  const parts: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(unzipSync(readFileSync(await fileOf(format))))) {
    expect(name).not.toMatch(HALF);
    if (!/\.(xml|rels|svg)$/.test(name)) continue;
    const xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    expect([name, XMLValidator.validate(xml)]).toEqual([name, true]);
    expect([name, FORBIDDEN.exec(xml)?.[0]]).toEqual([name, undefined]);
    parts[name] = xml;
  }
  expect(Object.keys(parts).length).toBeGreaterThan(0);
  return parts;
}

describe("X-18: a room in which everybody wrote what breaks files", () => {
  it.each(["summary-csv", "answers-csv", "values-csv"] as const)(
    "D-17: %s opens, and no cell of it could run",
    async (format) => {
      const bytes = readFileSync(await fileOf(format));
      const rows = parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), {
        bom: true,
      }) as string[][];
      expect(rows.length).toBeGreaterThan(20);
      const cells = rows.flat();
      expect(
        cells.filter((cell) => /^\s*[=+\-@＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell)),
      ).toEqual([]);
      if (format === "values-csv")
        for (const formula of formulas) expect(cells, JSON.stringify(formula)).toContain(`'${formula}`);
    },
  );

  it("X-5: the workbook has no formula, and nothing that XML cannot hold", async () => {
    const parts = await partsOf("workbook");
    for (const [name, xml] of Object.entries(parts))
      expect([name, /<f[ >/]/.test(xml)]).toEqual([name, false]);
    const cells = (await readSheets(inRoot("workbook.xlsx"))).flatMap(({ data }) => data.flat()).map(String);
    expect(cells.some((cell) => cell.includes("=HYPERLINK"))).toBe(true);
    expect(cells.some((cell) => cell.includes(emoji.slice(0, 200)))).toBe(true);
    expect(cells.join("")).not.toMatch(HALF);
  });

  it.each(["word", "slides", "pictures"] as const)(
    "X-17: %s is XML in every part, and markup in it is text",
    { timeout: 300_000 },
    async (format) => {
      for (const [name, xml] of Object.entries(await partsOf(format)))
        expect([name, /<script/i.test(xml)]).toEqual([name, false]);
    },
  );

  it.each(["workbook", "word", "slides", "pictures", "qti"] as const)(
    "X-18: %s refers to nothing outside of itself, so that nobody learns who opens it",
    { timeout: 300_000 },
    async (format) => {
      for (const [name, xml] of Object.entries(await partsOf(format))) {
        const references = [...xml.matchAll(/\b(?:Target|href|src)\s*=\s*"([^"]*)"/g)].map(
          ([, to = ""]) => to,
        );
        const outside = references.filter(
          (to) => /^\s*[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(to) && !to.startsWith("data:image/"),
        );
        expect([name, outside, xml.includes('TargetMode="External"')]).toEqual([name, [], false]);
        expect([name, /\bINCLUDEPICTURE\b|\bDDEAUTO\b|<w:attachedTemplate/.test(xml)]).toEqual([name, false]);
      }
    },
  );

  it("X-6 X-7: the JSON documents are read, and hold each text once more to the letter", async () => {
    for (const format of ["json", "xapi"] as const) {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(await fileOf(format)));
      expect(JSON.stringify(JSON.parse(text))).toContain("=HYPERLINK");
    }
  });

  it("X-8 X-9: questions are read again, as many as there are", async () => {
    const gift = readFileSync(await fileOf("gift"), "utf8");
    expect(gift).not.toMatch(/[^\P{Cc}\n\t]/u);
    expect(importGift(gift, "again")).not.toBeNull();
    const parts = await partsOf("qti");
    expect(Object.keys(parts)).toHaveLength(1 + keyedItems(room.workshop).length);
  });

  it("X-16: no text of the calendar begins a line of its own", async () => {
    const lines = new TextDecoder("utf-8", { fatal: true })
      .decode(readFileSync(await fileOf("calendar")))
      .replace(/\r\n[ \t]/g, "")
      .split("\r\n");
    expect(
      lines.filter(
        (line) =>
          line !== "" &&
          !/^(BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|X-WR-CALNAME|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|URL|TRANSP)[:;]/.test(
            line,
          ),
      ),
    ).toEqual([]);
    expect(lines.join("")).not.toMatch(/[^\P{Cc}\t]/u);
    expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(hostileTexts.length);
  });
});

describe("LibreOffice", () => {
  const convert = (to: string, ...files: string[]) => {
    mkdirSync(inRoot("office"), { recursive: true });
    const done = spawnSync(
      "soffice",
      [
        `-env:UserInstallation=file://${inRoot("profile")}`,
        "--headless",
        "--convert-to",
        to,
        "--outdir",
        inRoot("office"),
        ...files.map(inRoot),
      ],
      { timeout: 280_000, encoding: "utf8" },
    );
    expect([done.status, done.stderr.match(/error.*/i)?.[0]]).toEqual([0, undefined]);
  };

  it("D-17 X-5: opens the tables, and nothing in them runs", { timeout: 300_000 }, async ({ skip }) => {
    const missing = missingOffice("Calc");
    if (missing) return skip(missing);
    for (const format of ["workbook", "answers-csv"] as const) await fileOf(format);
    copyFileSync(inRoot("answers-csv.csv"), inRoot("answers.csv"));
    convert(
      "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
      "workbook.xlsx",
      "answers.csv",
    );
    const files = readdirSync(inRoot("office")).filter((name) => name.endsWith(".csv"));
    expect(files.length).toBeGreaterThan(4);
    const text = files.map((name) => readFileSync(path.join(inRoot("office"), name), "utf8")).join("\n");
    expect(text).toContain("=1+1");
    expect(text).toContain("=HYPERLINK");
    expect(text).not.toMatch(/#NAME\?|Err:\d+|#VALUE!/);
  });

  it("X-17: opens the report and the slides, and shows what stands in them", { timeout: 300_000 }, async ({
    skip,
  }) => {
    const missing = missingOf(
      missingOffice("Writer"),
      missingOffice("Impress"),
      missingProgram("pdftotext", "-v"),
    );
    if (missing) return skip(missing);
    for (const format of ["word", "slides"] as const) await fileOf(format);
    convert("pdf", "word.docx", "slides.pptx");
    for (const name of ["word.pdf", "slides.pdf"]) {
      const result = spawnSync("pdftotext", [path.join(inRoot("office"), name), "-"], { encoding: "utf8" });
      if (result.status === 0) expect(result.stdout, name).toContain("=1+1");
      expect(readFileSync(path.join(inRoot("office"), name)).length, name).toBeGreaterThan(20_000);
    }
  });
});
