import { strFromU8, unzipSync } from "fflate";
import { XMLValidator } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { fontsFor, scriptsIn } from "@/server/exports/fonts";
import { widthOf } from "@/components/chart/text";
import { outlineOf } from "@/server/exports/text-outlines";
import { pngOf } from "@/server/exports/picture";
import { reportDocx } from "@/server/exports/report-docx";
import { reportPptx } from "@/server/exports/report-pptx";
import { drawingsOf, svgOf } from "@/server/exports/report-picture";
import { shortReport } from "@/workshop/debrief/report/short-report";
import { guide } from "@/tests/support/guide";
import { sampleReport } from "@/tests/support/sample-report";
import { xmlText } from "@/workshop/exports/xml";
import type { Report } from "@/workshop/debrief/report/report";

type Parts = Record<string, Uint8Array>;
const text = (parts: Parts, name: string) => strFromU8(parts[name]!);
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
  let parts: Parts;
  let report: Report;
  beforeAll(async () => {
    report = await short(language);
    parts = unzipSync(await reportPptx(report));
  }, 60_000);
  const slides = (file = parts) => Object.keys(file).filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n));

  it("are well-formed and whole", () => {
    wellFormed(parts);
    whole(parts);
  });

  /** The slides in their order: those of the closing round, and all others. */
  const sections = (file = parts): [string[], string[]] => {
    const [round = 0] = [
      ...text(file, "ppt/presentation.xml").matchAll(/<p14:section [\s\S]*?<\/p14:section>/g),
    ].map(([section]) => section.split("<p14:sldId ").length - 1);
    const all = slides(file)
      .map((n) => Number(/\d+/.exec(n.split("/").at(-1)!)![0]))
      .sort((a, b) => a - b)
      .map((n) => text(file, `ppt/slides/slide${n}.xml`));
    return [all.slice(0, round), all.slice(round)];
  };
  const said = (slide: string) => [...slide.matchAll(/<a:t>([^<]*)/g)].map((m) => m[1]!);

  it("begin with a closing round that ends with the notes; each picture has its words", () => {
    const [round, rest] = sections();
    const all = [...round, ...rest].join("");
    expect(round.length).toBeLessThanOrEqual(25);
    expect(rest.length).toBeGreaterThan(1);
    expect(text(parts, "ppt/slides/slide1.xml")).toContain("&lt;&amp;&gt;");
    expect(round.at(-1)).toContain(report.notes[0]!.slice(0, 20));
    expect(said(rest[0]!)).toEqual([report.labels.rest]);
    const alts = [...all.matchAll(/<p:pic>[\s\S]*?descr="([^"]+)"/g)].map((m) => m[1]!);
    expect(alts).toHaveLength(pictured(report).length);
    for (const alt of alts) expect(alt.length).toBeGreaterThan(20);
  });

  it("are fifteen to twenty-five for the closing round of the guide", async () => {
    const guided = shortReport(await sampleReport(language, { workshop: guide }));
    const [round, rest] = sections(unzipSync(await reportPptx(guided)));
    expect(rest).toEqual([]);
    expect(round.length).toBeGreaterThanOrEqual(15);
    expect(round.length).toBeLessThanOrEqual(25);
  }, 120_000);

  it("have one title each, which says nothing twice, and each sentence once", () => {
    const all = sections().flat();
    for (const slide of all) expect(slide.split('type="title"')).toHaveLength(2);
    for (const part of report.chapters.flatMap((c) => c.parts))
      expect(all.join("")).not.toContain(`${part.title} · ${part.title}`);
    for (const { reading } of figuresOf(report).filter((f) => !f.texts))
      expect(all.filter((slide) => slide.includes(xmlText(reading).slice(0, 60))).length).toBeLessThanOrEqual(
        1,
      );
  });

  it("X-48: say of each text in which language it is, and what they are", () => {
    const xml = Object.keys(parts)
      .filter((n) => /^ppt\/.*\.xml$/.test(n))
      .map((n) => text(parts, n))
      .join("");
    expect(new Set([...xml.matchAll(/\b(?:lang|altLang)="([^"]*)"/g)].map((m) => m[1]))).toEqual(
      new Set(["ar", "en"]),
    );
    const written = sections().flat().join("");
    const runs = [...written.matchAll(/<a:r><a:rPr [^>]*\blang="([^"]*)"[\s\S]*?<a:t>([^<]*)/g)];
    expect(runs.length).toBeGreaterThan(40);
    expectRightTags(runs.map(([, tag, said]) => [tag!, said!]));
    // Of each paragraph there is one set of properties, before its texts.
    expect(xml).not.toMatch(/<\/a:r><a:pPr/);
    const about = text(parts, "docProps/core.xml");
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
      story: Array.from({ length: 14 }, (_, i) => ({ id: String(i), made: long, edited: null })),
      chapters: [],
    };
    const slide = (parts: Parts, n: number) => text(parts, `ppt/slides/slide${n}.xml`);
    const sizes = (xml: string) =>
      [...xml.matchAll(/<a:rPr [^>]*\bsz="(\d+)"/g)].map((m) => Number(m[1]) / 100);
    const full = unzipSync(await reportPptx(crowded));
    expect(sizes(slide(full, 1))[0]).toBeLessThan(40);
    // The story goes on where a slide is full, and stays readable.
    const story = [2, 3].map((n) => slide(full, n));
    for (const xml of story) expect(said(xml)[0]).toBe(report.labels.story);
    for (const size of story.flatMap((xml) => sizes(xml).slice(1))) expect(size).toBeGreaterThanOrEqual(16);
    expect(sizes(slide(parts, 2))).toContain(20);
  });

  it("are written in their direction", () => {
    const rtl = language === "ar";
    expect(text(parts, "ppt/slides/slide2.xml").includes('rtl="1"')).toBe(rtl);
    expect(text(parts, "ppt/slides/slide1.xml").includes('rtl="1"')).toBe(rtl);
    expect(text(parts, "ppt/presentation.xml").includes('rtl="1"')).toBe(rtl);
  });
});

describe("[R-8] long files", () => {
  it("tell how far they are, and stop where they are asked to", async () => {
    const report = await short("en");
    const seen: number[] = [];
    await reportPptx(report, { progress: (done, total) => seen.push(done / total) });
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
            outlineOf,
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
