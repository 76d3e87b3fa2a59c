import { describe, expect, it } from "vitest";
import { fits, withLanguages, wordsOf } from "@/workshop/content/drawing";

const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="400">
  <rect width="1000" height="400"/>
  <g id="shapes"><g><path d="M0 0H10"/></g></g>
  <g id="words" font-size="50">
    <g><text id="first" x="200" y="100" data-fit="6" fill="#fff">Seen &amp; counted</text></g>
    <text id="second" x="300" y="200" data-fit="8" data-lines="1" data-from="top">Never</text>
  </g>
</svg>
`;
const drawingWith = (translations: Parameters<typeof withLanguages>[2]) =>
  withLanguages(svg, "en", translations);
/** What a language's group holds. */
const group = (whole: string, language: string) =>
  new RegExp(`<g id="${language}"[^]*?(?=\\n<g id=|\\n</svg>)`).exec(whole)![0];
const linesIn = (text: string) => [...text.matchAll(/<tspan[^>]*>([^<]*)</g)].map((m) => m[1]);

describe("the words of a drawing", () => {
  it("are read with their room, in reading order", () => {
    expect(wordsOf(svg)).toEqual([
      { id: "first", text: "Seen & counted", fit: 6, lines: 2, bold: false },
      { id: "second", text: "Never", fit: 8, lines: 1, bold: false },
    ]);
  });

  it("are none in a drawing without a group of words, which stays as it is", () => {
    const plain = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text id="a">A</text></svg>';
    expect(wordsOf(plain)).toEqual([]);
    expect(withLanguages(plain, "en", { th: { a: "ก" } })).toBe(plain);
  });

  it("stand there in every language, the original last and alone to be seen without a fragment", () => {
    const whole = drawingWith({ id: { first: "Terhitung", second: "Tidak" }, th: { second: "ไม่" } });
    expect(
      [...whole.matchAll(/<g id="(\w+)" lang="\w+" font-size="50"( display="none")?>/g)].map((m) => [
        m[1],
        !m[2],
      ]),
    ).toEqual([
      ["id", false],
      ["th", false],
      ["en", true],
    ]);
    expect(whole).toContain("<style>:target{display:inline}:target~#en{display:none}</style>");
    expect(whole.match(/<g id="shapes">/g)).toHaveLength(1);
    expect(linesIn(group(whole, "id"))).toEqual(["Terhitung", "Tidak"]);
    expect(linesIn(group(whole, "en"))).toEqual(["Seen &amp;", "counted", "Never"]);
  });

  it("are the original's where a language lacks them", () => {
    expect(linesIn(group(drawingWith({ th: { second: "ไม่" } }), "th"))).toEqual([
      "Seen &amp;",
      "counted",
      "ไม่",
    ]);
  });

  it("cannot bring markup of their own", () => {
    expect(group(drawingWith({ id: { second: "<a>&b" } }), "id")).toContain("&lt;a&gt;&amp;b");
  });

  it("keep their place and their look, and lose what is only for setting them", () => {
    const text = group(drawingWith({}), "en");
    expect(text).toContain('<text y="100" fill="#fff"><tspan x="200" dy="-0.275em">Seen &amp;<');
    expect(text).toContain('<text y="200"><tspan x="300" dy="0.9em">Never');
    expect(text).not.toMatch(/data-|id="(first|second)"/);
  });

  it("are mirrored with the figure from right to left, but not in their letters", () => {
    const whole = drawingWith({ ar: { first: "ما عُدَّ", second: "أبدًا" }, id: { second: "Tidak" } });
    const arabic = group(whole, "ar");
    expect(arabic).toContain('direction="rtl"');
    expect(arabic).toContain('<use href="#shapes" transform="matrix(-1 0 0 1 1000 0)"/>');
    expect(arabic).toContain('<tspan x="700" dy="0.9em">أبدًا');
    expect(group(whole, "id")).toContain('<use href="#shapes"/>');
  });
});

describe("lines of a drawing", () => {
  const lines = (text: string, fit: number, language: string) =>
    linesIn(
      group(
        withLanguages(svg.replace('data-fit="8"', `data-fit="${fit}"`), "en", {
          [language]: { first: "x", second: text },
        }),
        language,
      ),
    ).slice(1);

  it("are as few as have room, and about equally long", () => {
    expect(lines("Each one asks first", 20, "id")).toEqual(["Each one asks first"]);
    expect(lines("Each one asks first", 8, "id")).toEqual(["Each one", "asks first"]);
  });

  it("break Thai at its spaces first, else between words, and never before a sign", () => {
    expect(lines("ออนไลน์ ไม่ต้องเดินทาง", 6, "th")).toEqual(["ออนไลน์", "ไม่ต้องเดินทาง"]);
    expect(lines("สัญญาณเดียว: เหตุให้ถาม", 4, "th").join("|")).not.toMatch(/\|:/);
    expect(lines("แรงงานบังคับ", 5, "th")).toEqual(["แรงงาน", "บังคับ"]);
  });

  it("tell whether a word has its room", () => {
    const word = { id: "a", text: "", fit: 5, lines: 2, bold: false };
    expect(fits(word, "Labour migration", "en")).toBe(true);
    expect(fits(word, "Labour migration today", "en")).toBe(false);
    expect(fits(word, "Unterscheidungsmerkmal", "de")).toBe(false);
  });
});
