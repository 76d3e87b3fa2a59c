import { strFromU8, unzipSync } from "fflate";
import { XMLValidator } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { fontsFor, scriptsIn } from "@/server/export/fonts";
import { outlineOf } from "@/server/export/letters";
import { pngOf } from "@/server/export/picture";
import { reportDocx } from "@/server/export/report-docx";
import { reportPptx } from "@/server/export/report-pptx";
import { drawingsOf, svgOf } from "@/server/export/report-picture";
import { sampleReport } from "@/tests/support/sample-report";
import type { Report } from "@/workshop/report/report";

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
    parts: c.parts.filter((p, at) => (i === 0 ? wanted.includes(p.activity) : at === 0)),
  }));
  return { ...report, title: `${report.title} <&> "quoted"`, chapters };
}

function wellFormed(parts: Parts): void {
  for (const name of Object.keys(parts).filter((n) => /\.(xml|rels)$/.test(n)))
    expect(XMLValidator.validate(text(parts, name)), name).toBe(true);
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
  const slides = () => Object.keys(parts).filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n));

  it("are well-formed and whole", () => {
    wellFormed(parts);
    whole(parts);
  });

  it("begin with the title and end with the notes; each picture has its words", () => {
    const all = slides()
      .map((n) => text(parts, n))
      .join("");
    expect(text(parts, "ppt/slides/slide1.xml")).toContain("&lt;&amp;&gt;");
    expect(text(parts, `ppt/slides/slide${slides().length}.xml`)).toContain(report.notes[0]!.slice(0, 20));
    const alts = [...all.matchAll(/<p:pic>[\s\S]*?descr="([^"]+)"/g)].map((m) => m[1]!);
    expect(alts).toHaveLength(pictured(report).length);
    for (const alt of alts) expect(alt.length).toBeGreaterThan(20);
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
    await reportPptx(report, { progress: (done, of) => seen.push(done / of) });
    expect([seen.length, seen.at(-1)]).toEqual([figuresOf(report).length, 1]);
    const stop = new AbortController();
    const file = reportDocx(report, { signal: stop.signal, progress: () => stop.abort(new Error("enough")) });
    await expect(file).rejects.toThrow("enough");
  }, 60_000);
});

describe("[R-10] pictures", () => {
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
