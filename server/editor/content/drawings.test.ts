import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { drawingTexts, loadDrawings, tooLong } from "@/server/editor/content/drawings";
import { sheetsOf } from "@/server/editor/content/translation-file";
import { sampleWorkshop } from "@/tests/support/sample-workshop";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "plenary-drawings-"));
  for (const name of ["assets", "en", "th", "id"]) fs.mkdirSync(path.join(folder, name));
  for (const language of ["th", "id"])
    fs.writeFileSync(path.join(folder, language, "translation.yaml"), "status: draft\n");
  fs.writeFileSync(
    path.join(folder, "assets/doors.svg"),
    `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><g id="shapes"><path d="M0 0H9"/></g>
<g id="words"><text id="left" x="9" y="9" data-fit="4">Left</text><text id="right" x="80" y="9">Right</text></g></svg>`,
  );
  fs.writeFileSync(path.join(folder, "assets/photo.webp"), "not a drawing");
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const translate = (language: string, texts: Record<string, string>) =>
  fs.writeFileSync(path.join(folder, language, "drawings.yaml"), stringify(texts));

describe("the drawings of a workshop", () => {
  it("have their words as texts to translate, in a file of their own", () => {
    const texts = drawingTexts(folder);
    expect(texts.map(({ path: place, text }) => [place, text])).toEqual([
      ["drawing:doors/left", "Left"],
      ["drawing:doors/right", "Right"],
    ]);
    expect(sheetsOf(sampleWorkshop, texts, () => "")).toEqual([{ file: "drawings.yaml", texts }]);
  });

  it("are served with the languages that have words for them", () => {
    translate("th", { "drawing:doors/left": "ซ้าย" });
    const drawings = loadDrawings(folder);
    expect([...drawings.keys()]).toEqual(["doors.svg"]);
    const svg = drawings.get("doors.svg")!;
    expect(svg).toContain('<g id="th"');
    expect(svg).toContain("ซ้าย");
    expect(svg).not.toContain('<g id="id"');
    expect(svg.indexOf('<g id="th"')).toBeLessThan(svg.indexOf('<g id="en"'));
  });

  it("refuse a translation of a word that there is not, in one sentence that names the file", () => {
    translate("id", { "drawing:doors/middle": "Tengah" });
    expect(() => loadDrawings(folder)).toThrow(
      "id/drawings.yaml: drawing:doors/middle: the workshop has no text with this path.",
    );
  });

  it("tell a translator which words are too long for their place", () => {
    const texts = { "drawing:doors/left": "Selengkapnya di sebelah kiri", "drawing:doors/right": "Kanan" };
    expect(tooLong(folder, "id", texts).map((doubt) => doubt.path)).toEqual(["drawing:doors/left"]);
  });
});
