/** Letters in pictures beside those of a Chromium of this machine, where there is one: same fonts, same places. */
import { readFileSync } from "node:fs";
import { describeNeeding } from "@/tests/support/needing";
import { chromium, type Browser, type Page } from "playwright";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fontsFor } from "@/server/workers/fonts";
import { outlineOf } from "@/server/workers/text-outlines";
import { pngOf } from "@/server/exports/picture";

const SIZE = 60;
const [WIDTH, HEIGHT, BASE] = [900, 150, 100];

const lines: [string, string][] = [
  ["Latin", "AVATAR “fi” ộ Ελλ Рус"],
  ["Arabic", "\u2068نعم، (هذا) صحيح 48\u2069"],
  ["Arabic in English", "see \u2068عربي\u2069 (yes)"],
  ["English in Arabic", "\u2067ثلاثة Plenary (25) من\u2069"],
  ["Thaana", "\u2068ދިވެހި ބަސް\u2069"],
  ["Thai", "ผู้เข้าร่วม น้ำ"],
  ["Lao", "ຂ້ອຍບໍ່ຮູ້ ນ້ຳ"],
  ["Burmese", "ကျွန်ုပ်တို့ မြန်မာ"],
  ["Khmer", "គ្រោះ ខ្មែរ ស្រី"],
  ["Khmer vowels in two halves", "កឿ កៀ កៅ កោ"],
  ["Devanagari", "हिन्दी क्षत्रिय रर्की"],
  ["Bengali", "বাংলা কো কৌ"],
  ["Sinhala", "සිංහල ශ්‍රී කො"],
  ["Tamil", "தமிழ் கொ ஸ்ரீ"],
  ["an arrow", "예 → 아니요"],
];

const svg = (inner: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${inner}</svg>`;

const grey = (png: Buffer) => sharp(png).removeAlpha().greyscale().raw().toBuffer();

/** Part of all ink that stands where the other picture has none. */
async function apart(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = [await grey(one), await grey(other)];
  expect(a.length).toBe(b.length);
  let [differs, ink] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    differs += Math.abs(a[i]! - b[i]!);
    ink += 255 - a[i]!;
  }
  return differs / ink;
}

const painted = (text: string): Promise<Buffer> =>
  pngOf(
    {
      svg: svg(
        `<path transform="matrix(${SIZE / 1_000} 0 0 ${SIZE / 1_000} 20 ${BASE})" d="${outlineOf(text, false).d}"/>`,
      ),
    },
    1,
  );

const script = new URL("../../scripts/chromium.mjs", import.meta.url).href;
const { findChromium } = (await import(/* @vite-ignore */ script)) as { findChromium(): Promise<string> };
const path = await findChromium().catch(() => null);

describeNeeding(path ? null : "Chromium is not installed")("letters beside a Chromium's", () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: path!, args: ["--no-sandbox", "--disable-gpu"] });
    page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  });
  afterAll(() => browser.close());

  async function written(text: string): Promise<Buffer> {
    const [latin, ...others] = fontsFor(text);
    const fonts = [...others, latin!];
    const faces = fonts
      .map(
        (f) =>
          `@font-face{font-family:"${f.family}";src:url(data:font/ttf;base64,${readFileSync(f.regular).toString("base64")})}`,
      )
      .join("");
    const families = fonts.map((f) => `'${f.family}'`).join(",");
    await page.setContent(
      `<style>${faces}body{margin:0}svg{display:block}text{text-rendering:geometricPrecision}</style>${svg(`<text x="20" y="${BASE}" font-size="${SIZE}" font-family="${families}" direction="ltr">${text}</text>`)}`,
    );
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page.screenshot();
  }

  it.each(lines)("R-1: %s", async (_, text) => {
    expect(await apart(await written(text), await painted(text))).toBeLessThan(0.06);
  });

  it("R-1: a circle that nobody wrote would be seen", async () => {
    expect(
      await apart(await written("កៀ កៅ"), await painted("ក\u17c1\u25cc\u17c0 ក\u17c1\u25cc\u17c5")),
    ).toBeGreaterThan(0.3);
  });
});
