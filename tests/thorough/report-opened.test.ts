/** Reports opened by another reader than their writer. Skipped where LibreOffice or poppler are not installed. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { reportDocx } from "@/server/exports/report-docx";
import { closingDeck } from "@/server/exports/report-pptx";
import { missingOf, missingOffice, missingProgram } from "@/tests/support/machine";
import { describeNeeding } from "@/tests/support/needing";
import { sampleReport } from "@/tests/support/sample-report";
import type { Report } from "@/workshop/debrief/report/report";

const run = promisify(execFile);
const missing = missingOf(
  missingOffice("Writer"),
  missingOffice("Impress"),
  ...["pdftotext", "pdffonts", "pdfimages"].map((name) => missingProgram(name, "-v")),
);

/** Letters alone: readers differ in spaces, signs of direction and ligatures. */
const letters = (text: string) => text.normalize("NFKC").replace(/[^\p{L}\p{N}]/gu, "");

describeNeeding(missing)("[R-8] [R-9] LibreOffice opens", () => {
  const SLOW = { timeout: 240_000 };
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "plenary-report-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function opened(
    name: string,
    file: Buffer,
  ): Promise<{ text: string; fonts: string; pictures: number }> {
    await writeFile(path.join(folder, name), file);
    await run(
      "soffice",
      [
        `-env:UserInstallation=file://${folder}/profile`,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        folder,
        path.join(folder, name),
      ],
      { timeout: 200_000 },
    );
    const pdf = path.join(folder, name.replace(/\.\w+$/, ".pdf"));
    expect((await readFile(pdf)).subarray(0, 5).toString()).toBe("%PDF-");
    const output = async (tool: string, ...args: string[]) =>
      (await run(tool, args, { maxBuffer: 1 << 26 })).stdout;
    return {
      text: await output("pdftotext", pdf, "-"),
      fonts: await output("pdffonts", pdf),
      pictures: (await output("pdfimages", "-list", pdf)).split("\n").length - 3,
    };
  }

  async function small(language: "en" | "ar"): Promise<Report> {
    const report = await sampleReport(language);
    return {
      ...report,
      chapters: report.chapters.slice(0, 1).map((c) => ({ ...c, parts: c.parts.slice(0, 3) })),
    };
  }

  it.each(["en", "ar"] as const)(
    "a Word report in %s, with all its words, pictures and fonts",
    SLOW,
    async (language) => {
      const report = await small(language);
      const { text, fonts, pictures } = await opened(`${language}.docx`, await reportDocx(report));
      for (const part of report.chapters[0]!.parts) expect(letters(text)).toContain(letters(part.title));
      expect(letters(text)).toContain(letters(report.notes[0]!.slice(0, 24)));
      expect(fonts).toContain("NotoSans-Regular");
      if (language === "ar") expect(fonts).toContain("NotoSansArabic-Regular");
      expect(pictures).toBeGreaterThanOrEqual(3);
    },
  );

  it.each(["en", "ar"] as const)("slides in %s, one for each drawing", SLOW, async (language) => {
    const report = await small(language);
    const { text, pictures } = await opened(`${language}.pptx`, await closingDeck(report));
    expect(letters(text)).toContain(letters(report.chapters[0]!.parts[0]!.title));
    expect(pictures).toBeGreaterThanOrEqual(3);
  });
});
