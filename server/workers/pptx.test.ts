import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { readPptx } from "@/server/workers/pptx";
import { pptx } from "@/tests/support/pptx";
import { leftOfDrawn, slidesFromTexts } from "@/workshop/import/deck";

const folder = mkdtempSync(path.join(tmpdir(), "pptx-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
async function read(bytes: Uint8Array) {
  const output = mkdtempSync(path.join(folder, `${++count}-`));
  const input = path.join(folder, `${count}.pptx`);
  writeFileSync(input, bytes);
  return { read: await readPptx({ input, output }), output };
}
const good = async (bytes: Uint8Array) => {
  const { read: result } = await read(bytes);
  if ("problem" in result) throw new Error(result.problem);
  return result;
};

const chart =
  '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></p:graphicFrame>';
const smart =
  '<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/diagram"/></a:graphic></p:graphicFrame>';
const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`;
const table = `<p:graphicFrame><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tr>${cell("Act")}${cell("Means")}</a:tr><a:tr>${cell("a|b")}${cell("*c*")}</a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>`;
const group =
  "<p:grpSp><p:sp><p:txBody><a:p><a:r><a:t>in a group</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp>";

describe("a presentation", () => {
  it("is read in its order with titles, lists, tables, groups, notes and pictures", async () => {
    const { slides, outside } = await good(
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
    expect(outside).toBe(false);
    expect(slides[0]).toMatchObject({
      title: "The *definition*",
      body: "- Act\n  - Recruiting\n- Means",
      notes: "Say this.\n\nThen wait.",
      left: [],
    });
    expect(slides[1]).toMatchObject({
      body: "| Act | Means |\n| --- | --- |\n| a\\|b | \\*c\\* |\n\nin a group",
      pictures: [{ file: "picture-1", alt: "A map" }],
    });
    expect(slides[2]!.hidden).toBe(true);
  });

  it("says exactly what of each slide cannot be taken, and less where slides are drawn", async () => {
    const { slides } = await good(
      pptx([
        { title: "A", more: chart + smart, timing: true },
        { title: "B", pictures: [{ bytes: new Uint8Array(3), name: "drawing.emf", alt: "" }] },
        {
          title: "C",
          more: '<p:pic><p:nvPicPr><p:nvPr><a:videoFile r:link="rId9"/></p:nvPr></p:nvPicPr></p:pic>',
        },
        { title: "D", hidden: true },
      ]),
    );
    const imported = slidesFromTexts(slides, () => []);
    expect(imported.activities.map((a) => a.title)).toEqual(["A", "B", "C"]);
    expect(imported.notes.map((n) => `${n.at} ${n.sentence}`)).toEqual([
      "null Layout, colours and fonts were left behind: this server has nothing to draw them with.",
      "1 This slide has a chart, which was left out.",
      "1 This slide has a SmartArt graphic, which was left out.",
      "1 This slide has animations, which was left out.",
      "2 This slide has a picture in a format that browsers do not show, which was left out.",
      "3 This slide has a film, which was left out.",
      "4 This slide is hidden in the presentation and was left out.",
    ]);
    expect(leftOfDrawn(slides).map((n) => n.at)).toEqual([1, 3, 4]);
  });

  it("with pictures that lie elsewhere is known as such", async () => {
    expect((await good(pptx([{ title: "A" }], { external: "http://evil.example/spy.png" }))).outside).toBe(
      true,
    );
    expect((await good(pptx([{ title: "A" }], { external: "file:///etc/passwd" }))).outside).toBe(true);
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

  it("with names that lead out of the archive writes nothing outside, and pictures come under names of ours", async () => {
    expect(
      (await read(zipSync({ "../../../tmp/evil": strToU8("x"), "ppt/presentation.xml": strToU8("<a/>") })))
        .read,
    ).toEqual({ problem: "unreadable" });
    const { output } = await read(
      pptx([{ title: "A", pictures: [{ bytes: strToU8("x"), name: "evil name.png", alt: "" }] }]),
    );
    expect(readdirSync(output)).toEqual(["picture-1"]);
    expect(readFileSync(path.join(output, "picture-1"), "utf8")).toBe("x");
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
