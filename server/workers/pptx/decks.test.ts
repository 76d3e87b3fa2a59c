/**
 * Decks of the common programs' default templates, drawn here and by LibreOffice. Their lines break a little
 * differently, so a few pixels in a hundred differ.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { projectRoot } from "@/server/platform/settings/project-root";
import { readPptx } from "@/server/workers/pptx/read";
import { TEMPLATES, templateDeck } from "@/tests/support/decks";

const folder = mkdtempSync(path.join(tmpdir(), "decks-"));
afterAll(() => rmSync(folder, { recursive: true }));
const decks = path.join(projectRoot, "tests/support/decks");
const [W, H] = [192, 108];

async function drawn(file: string) {
  const output = path.join(folder, "slides");
  const read = await readPptx({ input: file, output });
  if ("problem" in read) throw new Error(read.problem);
  const bytes = readFileSync(output);
  let end = 0;
  const pictures = read.sizes.map((size) => {
    end += size;
    return bytes.subarray(end - size, end);
  });
  return { ...read, pictures };
}

/** The mean difference of a deck's pixels from what LibreOffice drew, in hundredths. */
async function difference(pictures: Buffer[], name: string, leftOut: readonly number[]): Promise<number> {
  const theirs = await sharp(path.join(decks, "drawn", `${name}.webp`))
    .removeAlpha()
    .raw()
    .toBuffer();
  expect(theirs.length).toBe(W * H * 3 * pictures.length);
  let [sum, count] = [0, 0];
  for (const [i, picture] of pictures.entries()) {
    if (leftOut.includes(i)) continue;
    const ours = await sharp(picture).resize(W, H, { fit: "fill" }).removeAlpha().raw().toBuffer();
    for (let k = 0; k < ours.length; k++) sum += Math.abs(ours[k]! - theirs[i * ours.length + k]!);
    count += ours.length;
  }
  return (100 * sum) / count / 255;
}

describe("[B-325] a deck of Impress is drawn as LibreOffice draws it", () => {
  it.each(readdirSync(decks).filter((file) => file.endsWith(".pptx")))("%s", async (file) => {
    const { slides, pictures } = await drawn(path.join(decks, file));
    expect(slides.map((s) => s.title)).toEqual([
      "Sheltering people who were trafficked",
      "What to look for",
      "Three roles in the room",
    ]);
    expect(slides.flatMap((s) => s.lost)).toEqual([]);
    expect((await sharp(pictures[0]).metadata()).width).toBe(1_920);
    expect(await difference(pictures, file.replace(".pptx", ""), [])).toBeLessThan(4.5);
  });
});

describe("[B-325] a deck that inherits from a default template is drawn as LibreOffice draws it", () => {
  it.each(Object.entries(TEMPLATES))("%s", async (name, template) => {
    const file = path.join(folder, "deck.pptx");
    writeFileSync(file, await templateDeck(template));
    const { slides, pictures } = await drawn(file);
    expect(slides.map((s) => s.lost)).toEqual([[], [], [], [], [], ["chart"]]);
    expect(slides[4]!.alts).toEqual(["A hill and the sun", "A hill and the sun"]);
    // LibreOffice leaves out the table's style, which a file only names, and the box for the chart.
    expect(await difference(pictures, name.replace(/\W+/g, "_"), [3, 5])).toBeLessThan(3.5);
  });
});
