/** Files of what groups made: plan of action, calendar and posters; and reports without what was not released. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import readSheets from "read-excel-file/node";
import { afterAll, describe, expect, it } from "vitest";
import { type GroupWork, groupWork } from "@/server/debrief/load-group-work";
import type { RoomReading } from "@/server/debrief/room-reading";
import { Materials } from "@/server/exports/job-data";
import { writeInput } from "@/server/exports/job-messages";
import { makeFile, type SingleFormat } from "@/server/exports/make";
import type { InterfaceLanguage } from "@/messages/languages";
import { noReleases, type Releases } from "@/model/debrief/release";
import { readPdf } from "@/tests/support/pdf";
import { sampleDebrief, sampleInput, sampleReport, sampleWords } from "@/tests/support/sample-report";
import { everyKind } from "@/tests/support/every-kind";
import { releasedDebrief } from "@/workshop/debrief/report/release/released-debrief";
import { reportOf } from "@/workshop/debrief/report/report-of";
import { findings, shortReport } from "@/workshop/debrief/report/short-report";
import { xmlText } from "@/workshop/exports/xml";

const root = mkdtempSync(path.join(tmpdir(), "group-files-"));
afterAll(() => rmSync(root, { recursive: true }));

const all: Releases = { text: (_source, text) => text, whole: () => (text) => text };
const compare = { type: "board", owner: "owner", when: "when", columns: [] };

/** Worksheets of all comparisons, whose board asks for owners and days. */
function debriefOfGroups(language: string) {
  const debrief = sampleDebrief({ people: 6, workshop: everyKind, language });
  const sessions = debrief.sessions.slice(-1).map((session) => ({
    ...session,
    activities: session.activities.map((one) => ({
      ...one,
      activity: { ...one.activity, compare } as never,
    })),
  }));
  return { ...debrief, sessions } as typeof debrief;
}

async function work(language: InterfaceLanguage, releases = all): Promise<GroupWork> {
  const input = sampleInput({ people: 6, workshop: everyKind });
  const reading: RoomReading = {
    input,
    debrief: debriefOfGroups(language),
    sources: [],
    stored: [],
    releases,
    edits: [],
    story: { box: null, learning: [] },
    followUp: {
      counts: { 30: { done: 4, partly: 2, "not-yet": 1, dropped: 0 } },
      codes: 9,
      released: [{ wave: 30, about: "helped", text: "A colleague came along" }],
    },
    published: false,
  };
  return groupWork("room", reading, language, await sampleWords(language));
}

async function file(format: SingleFormat, language: InterfaceLanguage): Promise<Buffer> {
  const folder = mkdtempSync(path.join(root, "order-"));
  await writeInput(folder, sampleInput({ people: 6, workshop: everyKind }));
  const materials = new Materials({
    folder,
    format,
    language,
    languages: [language],
    expert: false,
    taken: "",
    home: "https://plenary.invalid/x",
    events: [],
    groups: { [language]: await work(language) },
    available: [],
  });
  const where = path.join(folder, "made");
  await makeFile(format, where, materials, () => undefined);
  return readFileSync(where);
}

const lettersOf = (bytes: Uint8Array, part: string) =>
  [...strFromU8(unzipSync(bytes)[part]!).matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, said]) => said)
    .join("");

describe("the plan of action in files (X-58)", () => {
  it("has five measures, those with a day first, and dashes for what is missing", async () => {
    const { rows, sentence } = await work("en");
    expect(sentence).toBe("5 measures of 1 group: 4 of 5 name who takes it, 3 have a date.");
    expect(rows.map(([, who, when]) => [who, when])).toEqual([
      ["Shelter [blacked out]", "15 January 2027"],
      ["Women’s network", "1 February 2027"],
      ["Ministry of Justice", "1 March 2027"],
      ["Police", "–"],
      ["–", "–"],
    ]);
  });

  it.each(["en", "ar", "th"] as const)(
    "is a short Word document in %s, with what became of commitments",
    async (language) => {
      const { rows, head } = await work(language);
      const bytes = await file("plan", language);
      const said = lettersOf(bytes, "word/document.xml");
      for (const cell of [...head, ...rows.flat()].filter((text) => !text.includes("[")))
        expect(said).toContain(xmlText(cell));
      expect(said).toContain("A colleague came along");
      const xml = strFromU8(unzipSync(bytes)["word/document.xml"]!);
      expect(xml).not.toContain("TOC \\");
      expect(xml).not.toContain("w:pageBreakBefore");
    },
  );

  it("is a sheet of the workbook, and none where nothing was released", async () => {
    const sheets = await readSheets(await file("workbook", "en"));
    const plan = sheets.find(({ sheet }) => sheet === "Plan of action")!.data as unknown[][];
    expect(plan[0]).toEqual(["Measure", "Who", "By", "Group", "Side", "Worksheet"]);
    expect(plan).toHaveLength(6);
    expect(plan[1]!.slice(1, 3)).toEqual(["Shelter [blacked out]", "15 January 2027"]);
    expect((await work("en", noReleases)).rows).toEqual([]);
  });

  it("stands behind the indicators in the workbook, as numbers (X-60)", async () => {
    const sheets = await readSheets(await file("workbook", "en"));
    expect(sheets.map(({ sheet }) => sheet)).toContain("Indicators");
    const [head, ...rows] = sheets.find(({ sheet }) => sheet === "Indicators")!.data as unknown[][];
    expect(head!.slice(0, 4)).toEqual(["Indicator", "Level", "Unit", "Value (95 %)"]);
    expect(rows.find(([name]) => name === "Measures that groups planned")!.slice(1, 4)).toEqual([
      2,
      "measures",
      5,
    ]);
    const kept = rows.find(([name]) => String(name).startsWith("Did all or part"))!;
    expect([kept[1], kept[3], kept[8], kept[10]]).toEqual([3, 85.71, 7, 9]);
  });

  it("is a calendar with a whole day for each measure that has one (RFC 5545)", async () => {
    const lines = (await file("plan-calendar", "en")).toString("utf8").split("\r\n");
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const count = (start: string) => lines.filter((line) => line.startsWith(start));
    expect(count("BEGIN:VEVENT")).toHaveLength(3);
    expect(count("DTSTART;VALUE=DATE:")).toEqual([
      "DTSTART;VALUE=DATE:20270115",
      "DTSTART;VALUE=DATE:20270201",
      "DTSTART;VALUE=DATE:20270301",
    ]);
    expect(new Set(count("UID:")).size).toBe(3);
    expect(lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
    expect(lines.at(-2)).toBe("END:VCALENDAR");
  });
});

describe("posters (X-59)", () => {
  it.each([
    ["posters-a4", "en", [595, 842]],
    ["posters-a3", "ar", [842, 1191]],
    ["posters-a4", "th", [595, 842]],
  ] as const)(
    "%s in %s are tagged, titled and in their language, one sheet for each campaign and board",
    async (format, language, size) => {
      const { posters, plan } = await work(language);
      const pdf = await readPdf(await file(format, language));
      expect(posters.map(({ topics }) => topics.length > 0).sort()).toEqual([false, false, false, true]);
      expect(pdf.marked).toBe(true);
      expect(pdf.title).toBe(plan.title);
      expect(pdf.language?.slice(0, 2)).toBe(language);
      expect(pdf.size.toSorted((a, b) => a - b)).toEqual(size);
      expect(pdf.pages.length).toBe(posters.length);
      for (const page of pdf.pages) expect(page.parts.some(({ role }) => role === "H1")).toBe(true);
      if (language === "en")
        for (const { title } of posters)
          expect(pdf.pages.map(({ text }) => text.replace(/\s/g, "")).join()).toContain(
            title.replace(/\s/g, ""),
          );
    },
  );

  it("are none where nothing was released", async () => {
    expect((await work("en", noReleases)).posters).toEqual([]);
  });
});

it("groups whose work was not released leave neither slide nor heading (X-57)", async () => {
  const words = await sampleWords();
  const bare = { text: () => null, whole: () => null };
  const whole = await sampleReport("en", { people: 6 });
  for (const releases of [bare, noReleases]) {
    const debrief = releasedDebrief(debriefOfGroups("en"), releases);
    const report = { ...whole, chapters: reportOf(debrief, words, { released: true }).chapters };
    for (const one of [findings(report), shortReport(report)]) {
      expect(one.chapters.flatMap(({ parts }) => parts)).toEqual([]);
      expect(one.chapters).toEqual([]);
    }
  }
});
