import { beforeAll, describe, expect, it } from "vitest";
import { reportPdf } from "@/server/exports/report-pdf";
import { drawingsOf } from "@/server/exports/report-picture";
import { readPdf } from "@/tests/support/pdf";
import { sampleReport } from "@/tests/support/sample-report";
import { findings, shortReport } from "@/workshop/debrief/report/short-report";
import type { Report } from "@/workshop/debrief/report/report";

type Read = Awaited<ReturnType<typeof readPdf>>;

/** What a type-setter could take for markup, code or a way out. */
const HOSTILE = '#panic("ran") *bold* $x$ <label> @label \\ ``` #read("/etc/passwd")';

const squeezed = (text: string): string => text.normalize("NFKC").replace(/\s+/g, "");

describe.each(["en", "ar", "th"] as const)("X-15: a PDF in %s", (language) => {
  let report: Report;
  let read: Read;
  beforeAll(async () => {
    report = findings({ ...(await sampleReport(language)), taken: "Exported by Ada on 1 May 2026" });
    read = await readPdf(reportPdf(report, { paper: "a4" }));
  });

  it("is titled, in its language, on A4, and has a bookmark for each session and activity", () => {
    const { title, size } = read;
    expect({ title, language: read.language, size, marked: read.marked }).toEqual({
      title: report.title,
      language,
      size: [595, 842],
      marked: true,
    });
    const chapters = read.bookmarks.slice(0, report.chapters.length);
    expect(chapters.map((one) => one.inside.length)).toEqual(report.chapters.map((one) => one.parts.length));
    for (const [i, { title: said }] of report.chapters.entries())
      expect(squeezed(chapters[i]!.title)).toBe(squeezed(said));
  });

  it("has headings, tables with heads and a picture with its words for each drawing", () => {
    const parts = read.pages.flatMap((page) => page.parts);
    const roles = new Set(parts.map(({ role }) => role));
    for (const role of ["H1", "H2", "H3", "P", "Table", "TH", "TD", "L", "Figure"])
      expect(roles).toContain(role);
    const figures = report.chapters.flatMap((c) => c.parts.flatMap((p) => p.figures));
    const drawn = figures.flatMap(drawingsOf).filter(({ chart }) => chart.type !== "texts");
    const pictures = parts.filter(({ role }) => role === "Figure");
    expect(pictures).toHaveLength(drawn.length);
    for (const { alt } of pictures) expect(alt?.length).toBeGreaterThan(20);
  });

  it("R-11: begins a page with each session, ends none with a heading, and fills all but a session's last", () => {
    const starts = read.bookmarks.map(({ page }) => page);
    expect(new Set(starts.slice(0, report.chapters.length)).size).toBe(report.chapters.length);
    for (const [i, page] of read.pages.entries()) {
      expect(page.endsWithHeading, `page ${i + 1}`).toBe(false);
      const front = i + 1 < starts[0]!;
      const last = i + 1 === read.pages.length || starts.includes(i + 2);
      if (!front && !last) expect(page.filled, `page ${i + 1}`).toBeGreaterThan(1 / 3);
    }
  });

  it("X-23: says on each page who exported it, with its number", () => {
    for (const [i, { text }] of read.pages.entries())
      for (const words of ["Ada", `${i + 1}`, `${read.pages.length}`]) expect(text).toContain(words);
  });
});

it("X-15: takes nothing that people wrote as markup", async () => {
  const whole = await sampleReport("en", { people: 9, phrases: [HOSTILE] });
  const report = {
    ...whole,
    title: HOSTILE,
    remark: HOSTILE,
    story: [{ id: "1", made: HOSTILE, edited: null }],
    chapters: whole.chapters.slice(0, 1).map((c) => ({
      ...c,
      title: HOSTILE,
      parts: c.parts.slice(0, 2).map((p) => ({ ...p, title: HOSTILE, lead: HOSTILE, remark: HOSTILE })),
    })),
    quotes: [{ question: HOSTILE, texts: [HOSTILE] }],
    notes: [HOSTILE],
  };
  const { pages, title } = await readPdf(reportPdf(report, { paper: "letter" }));
  expect(title).toBe(HOSTILE);
  const text = squeezed(pages.map((page) => page.text).join(""));
  expect(text.split(squeezed(HOSTILE)).length).toBeGreaterThan(9);
});

it("X-15: breaks lines of Khmer, Burmese and Thai, which have no blanks, inside the margins", async () => {
  const whole = await sampleReport("en", { people: 9 });
  const long = ["សិទ្ធិមនុស្សជាសកល", "လူ့အခွင့်အရေး", "สิทธิมนุษยชนสากล"].map((words) => words.repeat(20));
  const story = long.map((text, i) => ({ id: `${i}`, made: text, edited: null }));
  const { size, widest } = await readPdf(reportPdf({ ...whole, story, chapters: [] }, { paper: "letter" }));
  expect(size).toEqual([612, 792]);
  expect(widest).toBeLessThanOrEqual(612 - 53);
});

it("X-47: a short one has at most twelve pages and half a megabyte, and no table", async () => {
  const file = reportPdf(shortReport(await sampleReport("en")), { paper: "a4", extent: "short" });
  const { pages } = await readPdf(file);
  expect(file.length).toBeLessThan(500_000);
  expect(pages.length).toBeLessThanOrEqual(12);
  expect(pages.flatMap((page) => page.parts).filter(({ role }) => role === "Table")).toEqual([]);
  for (const page of pages) expect(page.endsWithHeading).toBe(false);
  for (const page of pages.slice(0, -1)) expect(page.filled).toBeGreaterThan(1 / 3);
});
