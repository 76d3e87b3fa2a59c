import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { readPptx } from "@/server/workers/pptx/read";
import { pptx } from "@/tests/support/pptx";
import sharp from "sharp";
import { lossesOf } from "@/workshop/import/deck";

const folder = mkdtempSync(path.join(tmpdir(), "pptx-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
async function read(bytes: Uint8Array) {
  const output = path.join(folder, `slides-${++count}`);
  const input = path.join(folder, `${count}.pptx`);
  writeFileSync(input, bytes);
  return { read: await readPptx({ input, output }), output };
}
const good = async (bytes: Uint8Array) => {
  const { read: result, output } = await read(bytes);
  if ("problem" in result) throw new Error(result.problem);
  return { ...result, pictures: readFileSync(output) };
};

const place = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="2000000"/></a:xfrm>';
const graphic = (kind: string) =>
  `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="5" name="Thing 4"/></p:nvGraphicFramePr><p:xfrm><a:off x="0" y="0"/><a:ext cx="9" cy="9"/></p:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/${kind}"/></a:graphic></p:graphicFrame>`;
const [chart, smart, ole] = ["drawingml/2006/chart", "drawingml/2006/diagram", "presentationml/2006/ole"].map(
  graphic,
) as [string, string, string];
const equation = `<p:sp><p:spPr>${place}</p:spPr><p:txBody><a:bodyPr/><a:p><m:oMath/></a:p></p:txBody></p:sp>`;
const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
const table = `<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tr>${cell("Act")}${cell("Means")}</a:tr><a:tr>${cell("a|b")}${cell("*c*")}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
const group =
  "<p:grpSp><p:sp><p:txBody><a:p><a:r><a:t>in a group</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp>";

describe("a presentation", () => {
  it("is read in its order with titles, lists, tables, groups, notes and alternative texts", async () => {
    const { slides } = await good(
      pptx([
        {
          title: "The *definition*",
          body: [
            [0, "Act"],
            [1, "Recruiting"],
            [0, "Means"],
          ],
          notes: "Say this.\nThen wait.",
        },
        {
          title: "Table",
          more: table + group,
          pictures: [{ bytes: new Uint8Array([1, 2, 3]), name: "image1.png", alt: "A map" }],
        },
        { hidden: true, title: "Hidden" },
      ]),
    );
    expect(slides[0]).toMatchObject({
      title: "The *definition*",
      body: "- Act\n  - Recruiting\n- Means",
      notes: "Say this.\n\nThen wait.",
      lost: [],
    });
    expect(slides[1]).toMatchObject({
      body: "| Act | Means |\n| --- | --- |\n| a\\|b | \\*c\\* |\n\nin a group",
      alts: ["A map"],
      lost: ["picture"],
    });
    expect(slides[2]!.hidden).toBe(true);
  });

  it("[B-325] says exactly what of each slide its picture does not show", async () => {
    const { slides, sizes } = await good(
      pptx([
        { title: "A", more: chart + smart + ole + equation, timing: true },
        { title: "B", pictures: [{ bytes: new Uint8Array(3), name: "drawing.emf", alt: "" }] },
        {
          title: "C",
          more: '<p:pic><p:nvPicPr><p:nvPr><a:videoFile r:link="rId9"/></p:nvPr></p:nvPicPr></p:pic>',
        },
        { title: "D", hidden: true },
      ]),
    );
    expect(sizes).toHaveLength(3);
    expect(lossesOf(slides).map((n) => `${n.at} ${n.loss}`)).toEqual([
      "1 animations",
      "1 chart",
      "1 smartart",
      "1 document",
      "1 equation",
      "2 picture",
      "3 film",
      "4 hidden",
    ]);
  });

  it("[B-325] with pictures that lie elsewhere fetches nothing, and says so", async () => {
    const asked: string[] = [];
    const server = createServer((req, res) => {
      asked.push(req.url ?? "");
      res.end();
    }).listen(0);
    const port = (server.address() as { port: number }).port;
    const linked = (name: string) =>
      `<p:pic><p:nvPicPr><p:cNvPr id="7" name="x"/></p:nvPicPr><p:blipFill><a:blip ${name}="rIdX"/></p:blipFill><p:spPr>${place}</p:spPr></p:pic>`;
    for (const target of [`http://127.0.0.1:${port}/spy.png`, "file:///etc/passwd"]) {
      const bytes = pptx([{ title: "A", more: linked("r:embed") + linked("r:link") }], { external: target });
      expect((await good(bytes)).slides[0]!.lost).toEqual(["outside"]);
    }
    server.close();
    expect(asked).toEqual([]);
  });

  it("[B-325] draws a diagram as the program that made it drew it", async () => {
    const drawing = `<dsp:drawing xmlns:dsp="d" xmlns:a="a"><dsp:spTree><dsp:nvGrpSpPr/><dsp:grpSpPr/><dsp:sp><dsp:nvSpPr><dsp:cNvPr id="0" name=""/></dsp:nvSpPr><dsp:spPr>${place}<a:prstGeom prst="rect"/><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></dsp:spPr></dsp:sp></dsp:spTree></dsp:drawing>`;
    const rel = (id: string, type: string, target: string) =>
      `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
    const { slides, pictures } = await good(
      pptx(
        [{ more: smart.replace("/></a:graphic>", '><dgm:relIds r:dm="r1"/></a:graphicData></a:graphic>') }],
        {
          raw: {
            "ppt/slides/_rels/slide1.xml.rels": `<Relationships>${rel("r1", "diagramData", "../diagrams/data1.xml")}${rel("r2", "diagramDrawing", "../diagrams/drawing1.xml")}</Relationships>`,
            "ppt/diagrams/data1.xml":
              '<dgm:dataModel><dgm:extLst><a:ext><dsp:dataModelExt relId="r2"/></a:ext></dgm:extLst></dgm:dataModel>',
            "ppt/diagrams/drawing1.xml": drawing,
          },
        },
      ),
    );
    expect(slides[0]!.lost).toEqual([]);
    expect((await sharp(pictures).stats()).channels[1]!.min).toBe(0);
  });

  it("[B-325] says of a shape that is not among the drawn ones that a rectangle stands for it", async () => {
    const shape = (preset: string) =>
      `<p:sp><p:nvSpPr><p:cNvPr id="9" name="x"/></p:nvSpPr><p:spPr>${place}<a:prstGeom prst="${preset}"/></p:spPr></p:sp>`;
    const { slides } = await good(pptx([{ more: shape("ellipse") }, { more: shape("gear9") }]));
    expect(slides.map((s) => s.lost)).toEqual([[], ["shape"]]);
  });

  it("[B-325] draws a slide with more shapes than fit as an empty one, and goes on", async () => {
    const many = `<p:sp><p:spPr>${place}</p:spPr></p:sp>`.repeat(10_000);
    const { slides } = await good(pptx([{ title: "A", more: many }, { title: "B" }]));
    expect(slides.map((s) => s.lost)).toEqual([["undrawn"], []]);
  });

  it("[B-325] draws a slide whose shapes nest without end as an empty one, and goes on", async () => {
    const { slides, sizes } = await good(
      pptx([{ title: "A", more: `${"<p:grpSp>".repeat(90)}${"</p:grpSp>".repeat(90)}` }, { title: "B" }]),
    );
    expect(slides.map((s) => s.lost)).toEqual([["undrawn"], []]);
    expect(sizes).toHaveLength(2);
  });
});

describe("a hostile presentation", () => {
  it.each([
    [
      "an external entity",
      {
        "ppt/slides/slide1.xml":
          '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><p:sld xmlns:p="x">&a;</p:sld>',
      },
      "unreadable",
    ],
    [
      "a billion laughs",
      {
        "ppt/presentation.xml": `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p:presentation>&b;</p:presentation>`,
      },
      "unreadable",
    ],
    ["a hundred thousand levels", { "ppt/slides/slide1.xml": "<a>".repeat(100_000) }, "unreadable"],
    ["a slide of many megabytes of nothing", { "ppt/slides/slide1.xml": " ".repeat(9_000_000) }, "too-large"],
    [
      "a relation out of the archive",
      {
        "ppt/_rels/presentation.xml.rels":
          '<Relationships><Relationship Id="rId1" Type="slide" Target="../../../../etc/passwd"/></Relationships>',
      },
      "unreadable",
    ],
  ])("with %s is refused", async (_, raw, problem) => {
    expect((await read(pptx([{ title: "A" }], { raw: raw as Record<string, string> }))).read).toEqual({
      problem,
    });
  });

  it("with too many slides, too many parts, or that unpacks to gigabytes is refused", async () => {
    expect((await read(pptx(Array.from({ length: 201 }, () => ({ title: "A" }))))).read).toEqual({
      problem: "too-many-slides",
    });
    const parts = Object.fromEntries(
      Array.from({ length: 8_100 }, (_, i) => [`ppt/media/${i}.png`, new Uint8Array(0)]),
    );
    expect((await read(zipSync(parts, { level: 0 }))).read).toEqual({ problem: "too-large" });
    expect(
      (await read(zipSync({ "ppt/presentation.xml": [new Uint8Array(60_000_000), { level: 9 }] }))).read,
    ).toEqual({
      problem: "too-large",
    });
  });

  it("with names that lead out of the archive writes nothing outside", async () => {
    expect(
      (await read(zipSync({ "../../../tmp/evil": strToU8("x"), "ppt/presentation.xml": strToU8("<a/>") })))
        .read,
    ).toEqual({ problem: "unreadable" });
    expect(existsSync("/tmp/evil")).toBe(false);
  });

  it("has pictures that are no pictures, or of too many parts, as boxes", async () => {
    const bomb = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${Array.from({ length: 9 }, (_, i) => `<g id="g${i + 1}">${`<use href="#g${i}"/>`.repeat(10)}</g>`).join("")}<g id="g0"><rect width="1" height="1"/></g></svg>`;
    for (const bytes of [
      strToU8("x"),
      strToU8(bomb),
      strToU8("<svg xmlns='x'><image href='/etc/passwd'/>"),
    ]) {
      const { slides } = await good(pptx([{ title: "A", pictures: [{ bytes, name: "a.svg", alt: "" }] }]));
      expect(slides[0]!.lost).toEqual(["picture"]);
    }
  });

  it("that is no presentation is refused", async () => {
    for (const bytes of [
      strToU8("hello"),
      zipSync({ "a.txt": strToU8("a") }),
      pptx([{ title: "A" }]).subarray(0, 900),
    ]) {
      expect((await read(bytes)).read).toEqual({ problem: "unreadable" });
    }
  });
});
