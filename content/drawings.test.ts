/** The drawings of the guide: their form, their size on a stage, and that every language has room in them. */
import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { drawingTexts, loadDrawings, tooLong } from "@/server/editor/content/drawings";
import { wordsOf } from "@/workshop/content/drawing";

const folder = path.join(import.meta.dirname, "victim-centred-approach");
const assets = path.join(folder, "assets");
const drawings = fs
  .readdirSync(assets)
  .filter((name) => name.endsWith(".svg"))
  .map((name) => ({ name, svg: fs.readFileSync(path.join(assets, name), "utf8") }));
const texts = drawingTexts(folder);
const words = (language: string): Record<string, string> =>
  parse(fs.readFileSync(path.join(folder, language, "drawings.yaml"), "utf8"));

describe("the drawings of the guide", () => {
  it("are one for each session, and for Paula's debt, Dara's case, the evidence and the page of one's country", () => {
    expect(drawings.map((d) => d.name)).toEqual([
      "bridge.svg",
      "campaign-chain.svg",
      "causes-and-routes.svg",
      "help-goes-on.svg",
      "open-lines.svg",
      "signs-add-up.svg",
      "the-debt.svg",
      "the-person-decides.svg",
      "three-circles.svg",
      "three-elements.svg",
      "three-pillars.svg",
      "three-ps.svg",
      "two-doors.svg",
      "two-questions.svg",
      "water-line.svg",
    ]);
  });

  it.each(drawings)("$name has words that can be translated, and no others", ({ svg }) => {
    expect(wordsOf(svg).length).toBeGreaterThan(2);
    expect(svg.match(/<text/g)).toHaveLength(wordsOf(svg).length);
    expect(new Set(wordsOf(svg).map((w) => w.id)).size).toBe(wordsOf(svg).length);
    expect(svg).not.toMatch(/<script|<image|<foreignObject|href="http/);
  });

  // A stage of 1,280 by 720 pixels gives a picture beside a text 565 of width, and one below a heading 396 of height.
  it.each(drawings)(
    "$name can be read from the back row: letters of 24 pixels, or 22 in a second line",
    ({ name, svg }) => {
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number);
      const scale = name === "the-debt.svg" ? 396 / height! : 565 / width!;
      for (const [, size] of svg.matchAll(/font-size="(\d+)"/g))
        expect(Number(size) * scale).toBeGreaterThan(22);
      expect(Number(/<g id="words"[^>]*font-size="(\d+)"/.exec(svg)![1]) * scale).toBeGreaterThan(24);
    },
  );

  it("have room for their words in every language", () => {
    expect(tooLong(folder, "en", Object.fromEntries(texts.map((t) => [t.path, t.text])))).toEqual([]);
    for (const language of ["ar", "id", "ko", "th"])
      expect(tooLong(folder, language, words(language)), language).toEqual([]);
  });

  it("are translated as a whole", () => {
    for (const language of ["ar", "id", "ko", "th"])
      expect(Object.keys(words(language)), language).toEqual(texts.map((t) => t.path));
    for (const [name, svg] of loadDrawings(folder))
      expect(
        [...svg.matchAll(/<g id="(\w+)" lang=/g)].map((m) => m[1]),
        name,
      ).toEqual(["ar", "id", "ko", "th", "en"]);
  });

  it("show Paula's debt in its exact sums, at one scale", () => {
    const debt = drawings.find((d) => d.name === "the-debt.svg")!.svg;
    const sums = wordsOf(debt).flatMap((w) =>
      w.text.startsWith("£") ? [Number(w.text.replace(/\D/g, ""))] : [],
    );
    expect(sums).toEqual([100, 100, 300, 600, 5_000, 15_000]);
    const heights = [...debt.matchAll(/<rect x="\d+" y="[\d.]+" width="(?:90|110)" height="([\d.]+)"/g)].map(
      (m) => Number(m[1]),
    );
    expect(heights.map((h) => (h / 390) * 15_000).map((sum) => Math.round(sum / 100) * 100)).toEqual(sums);
  });
});
