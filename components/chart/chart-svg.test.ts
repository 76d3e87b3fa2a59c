import { readFileSync } from "node:fs";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { chartSvg } from "@/components/chart/chart-svg";
import { linesOf } from "@/components/chart/text";
import { widthOf } from "@/model/text/widths";
import { palette } from "@/components/chart/palette";
import { chartSamples } from "@/tests/support/chart-samples";

const drawn = (chart: (typeof chartSamples)[number]["chart"], more = {}) =>
  chartSvg(chart, { title: "T <&>", desc: "D", expert: true, ...more });

interface Text {
  "#text": string | number;
  "@x": string;
  "@y": string;
  "@font-size": string;
  "@text-anchor"?: string;
}

/** The place of each text of a drawing, in pixels. */
function boxes(svg: string): { text: string; left: number; right: number; top: number; bottom: number }[] {
  const found: Text[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    else if (node && typeof node === "object") {
      for (const [name, inner] of Object.entries(node))
        name === "text" ? found.push(...[inner as Text].flat()) : walk(inner);
    }
  };
  walk(new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@" }).parse(svg));
  return found.map((t) => {
    const text = String(t["#text"]).replace(/[\u2066-\u2069]/g, "");
    const [x, y, size] = [Number(t["@x"]), Number(t["@y"]), Number(t["@font-size"])];
    const width = widthOf(text, size);
    const left = t["@text-anchor"] === "middle" ? x - width / 2 : t["@text-anchor"] === "end" ? x - width : x;
    return { text, left, right: left + width, top: y - size * 0.72, bottom: y + size * 0.16 };
  });
}

describe("[R-1] a chart as a file of its own", () => {
  it.each(chartSamples)(
    "$name is well-formed, named for those who do not see it, and fetches nothing",
    ({ chart }) => {
      const { svg, width, height } = drawn(chart);
      expect(XMLValidator.validate(svg)).toBe(true);
      expect(svg).toContain('<title id="c-t">T &lt;&amp;&gt;</title>');
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
        /https?:|href|<script|<style|NaN|undefined|Infinity/,
      );
      expect([width > 0, height >= 8, height < 4000]).toEqual([true, true, true]);
    },
  );

  it("leaves out control characters, marks half a pair of surrogates, and writes out what it reads as markup", () => {
    const { svg } = chartSvg(
      { type: "texts", groups: [{ title: "", texts: ['a\u0000b\ud800c <b> & "d" 👩‍🏫'] }] },
      { title: "" },
    );
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toContain("ab\ufffdc &lt;b&gt; &amp; &quot;d&quot; 👩‍🏫");
  });

  it.each(chartSamples)(
    "$name has letters without an edge, which would be printed as drawings (X-15)",
    ({ chart }) => {
      expect(drawn(chart).svg).not.toMatch(/<text [^>]*stroke/);
    },
  );

  it("says a sentence and its column under the head of its row where its cell is too narrow for it", () => {
    const cells = (said: string) => [
      ...[1, 0, 2, 0, 1, 0, 3].map((n) => ({ said: String(n), level: n / 3 })),
      { said, level: 0 },
    ];
    const chart = {
      type: "heat" as const,
      columns: [..."abcdefg", "Responsibility"],
      rows: [
        { label: "A doctor", cells: cells("Somebody responsible") },
        { label: "A bed", cells: cells("Nobody") },
      ],
    };
    const lines = boxes(drawn(chart, { width: 288 }).svg);
    for (const text of ["Responsibility: Somebody responsible", "Responsibility: Nobody"])
      expect(lines.filter((l) => l.text === text)).toHaveLength(1);
    expect(lines.filter((l) => l.text === "3")).toHaveLength(2);
    expect(lines.map((l) => l.text)).not.toContain("Responsibility");
  });

  it("has the colours of components/ui/tokens.css", () => {
    const tokens = readFileSync("components/ui/tokens.css", "utf8");
    const named = {
      paper: "paper",
      raised: "paper-raised",
      line: "line",
      lineStrong: "line-strong",
      ink: "ink",
      inkSoft: "ink-soft",
      inkFaint: "ink-faint",
      sea: "sea",
      seaDeep: "sea-deep",
      seaWash: "sea-wash",
      tangerine: "tangerine",
      canola: "canola",
      canolaWash: "canola-wash",
      yes: "answer-yes",
      unsure: "answer-unsure",
      no: "answer-no",
      track: "tone-track",
    };
    for (const [name, token] of Object.entries(named))
      expect(tokens).toContain(`--${token}: ${palette[name as keyof typeof palette]}`);
  });
});

describe("[R-2] numbers and names of a drawing", () => {
  it.each(chartSamples.flatMap((s) => [960, 760, 330].map((width) => ({ ...s, width }))))(
    "$name at $width: no text lies on another or outside",
    ({ chart, width }) => {
      const all = boxes(drawn(chart, { width }).svg);
      for (const box of all) {
        expect(box.left, box.text).toBeGreaterThanOrEqual(-4);
        expect(box.right, box.text).toBeLessThanOrEqual(width);
      }
      const over = all.flatMap((a, i) =>
        all
          .slice(i + 1)
          .filter(
            (b) =>
              a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1,
          )
          .map((b) => `${a.text} | ${b.text}`),
      );
      expect(over).toEqual([]);
    },
  );

  it("a tick lies on no number, however narrow its cell", () => {
    const cells = Array.from({ length: 8 }, () => ({ said: "21", level: 1, key: true }));
    const { svg } = drawn(
      { type: "heat", columns: [..."12345678"], rows: [{ label: "Means", cells }] },
      { width: 330 },
    );
    const ticks = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"/g)].map((c) =>
      c.slice(1).map(Number),
    );
    expect(ticks.length).toBeGreaterThanOrEqual(8);
    const numbers = boxes(svg).filter((b) => b.text === "21");
    for (const [x, y, r] of ticks as [number, number, number][])
      expect(
        numbers.filter((n) => n.left < x + r && n.right > x - r && n.top < y + r && n.bottom > y - r),
      ).toEqual([]);
  });

  it("writes the number of every piece, also of one person among 300", () => {
    const { svg } = chartSvg(
      {
        type: "stacks",
        rows: [
          {
            label: "Part 1",
            pieces: [
              { label: "Yes", count: 298, look: "yes" },
              { label: "Not sure", count: 1, look: "unsure" },
              { label: "No", count: 1, look: "no" },
            ],
          },
        ],
      },
      { title: "" },
    );
    expect(boxes(svg).map((b) => b.text)).toEqual(expect.arrayContaining(["298", "1", "1"]));
  });
});

describe("[R-2] heads of narrow columns", () => {
  const heads = (columns: string[], width = 288) =>
    boxes(
      drawn(
        {
          type: "heat",
          columns,
          rows: [{ label: "R", cells: columns.map(() => ({ said: "0", level: 0 })) }],
        },
        { width },
      ).svg,
    ).map((box) => box.text);

  it("all stand in words, or all in letters with their names in lines of their own below", () => {
    const names = ["Transit", "Return", "Identification or rescue", "Destination", "Reintegration"];
    const texts = heads(names);
    expect(texts.slice(0, 5)).toEqual(["a", "b", "c", "d", "e"]);
    for (const [i, name] of names.entries()) {
      const index = texts.indexOf(name);
      expect(texts[index - 1]).toBe("abcde"[i]);
    }
    expect(heads(names, 760)).not.toContain("a");
  });

  it("keep their own numbers as marks only where each has one", () => {
    const numbered = [
      "1. Prevention",
      "2. Protection",
      "3. Prosecution",
      "4. Participation",
      "5. Partnership",
    ];
    expect(heads(numbered).slice(0, 5)).toEqual(["1", "2", "3", "4", "5"]);
    expect(heads([...numbered, "All five principles"]).slice(0, 6)).toEqual([..."abcdef"]);
  });

  it("are written smaller before they are put off", () => {
    const texts = heads(
      ["Part 1", "Part 2", "Part 3", "Part 4", "Part 5", "Part 6", "Part 7", "Only hinted at"],
      330,
    );
    expect(texts).toContain("hinted");
    expect(texts).not.toContain("a");
  });

  it("stand side by side where numbers leave room for a few words", () => {
    const columns = [..."12345678", "never", "moved back"].map((label) => ({ label, count: 1 }));
    const texts = boxes(drawn({ type: "columns", columns }, { width: 330 }).svg).map((box) => box.text);
    expect(texts).toEqual(expect.arrayContaining(["8", "never", "moved"]));
  });
});

describe("[R-2] charts of one figure", () => {
  it("have one scale", () => {
    const columns = (count: number) => ({ type: "columns" as const, columns: [{ label: "1", count }] });
    const among = [columns(7), columns(20)];
    const tall = (count: number) =>
      Number(/<rect[^>]*height="([\d.]+)" rx="4"/.exec(drawn(columns(count), { among }).svg)?.[1]);
    expect(tall(7) / tall(20)).toBeCloseTo(7 / 20, 2);
  });
});

describe("[R-3] right to left", () => {
  it("mirrors places and isolates texts", () => {
    const chart = {
      type: "bars" as const,
      rows: [{ label: "عيادة", count: 3, of: 19, low: null, high: null, said: "+1.9" }],
    };
    const [ltr, rtl] = (["ltr", "rtl"] as const).map(
      (direction) => chartSvg(chart, { title: "", direction }).svg,
    );
    expect(ltr).toContain("\u2067عيادة\u2069");
    expect(rtl).toContain("\u2067عيادة\u2069");
    expect(rtl).toMatch(/x="752"[^>]*text-anchor="end"[^>]*>\u2067عيادة/);
    expect(rtl).toContain(">+1.9<");
  });

  it("gives every line of a text the direction of the whole", () => {
    const text = (label: string, direction: "ltr" | "rtl") =>
      [
        ...chartSvg(
          { type: "texts", groups: [{ title: "", texts: [label] }] },
          { title: "", direction, width: 112 },
        ).svg.matchAll(/<text [^>]*>([^<]*)</g),
      ].map(([, line]) => line!);
    const lines = text("رفع جوزيف الإيجار، ودَينها له الآن £5,000,000.", "rtl");
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.at(-1)).toBe("\u2067£5,000,000.\u2069");
    for (const line of lines) expect(line).toMatch(/^\u2067.*\u2069$/);
    for (const line of text("She said نعم and then she left the house.", "ltr"))
      expect(line).toMatch(/^\u2066.*\u2069$/);
  });

  it("reads a range from its lower end, as the sentences around it are read", () => {
    const chart = {
      type: "columns" as const,
      columns: ["0 – 19", "A – B", "\u2068A 1\u2069 · \u2068B 2\u2069", "12"].map((label) => ({
        label,
        count: 1,
      })),
    };
    expect(chartSvg(chart, { title: "", direction: "rtl" }).svg).toContain(">\u20670 – 19\u2069<");
    expect(chartSvg(chart, { title: "", direction: "rtl" }).svg).toContain(">A – B<");
    expect(chartSvg(chart, { title: "", direction: "rtl" }).svg).toContain(
      ">\u2067\u2068A 1\u2069 · \u2068B 2\u2069\u2069<",
    );
    expect(chartSvg(chart, { title: "", direction: "ltr" }).svg).toContain(">0 – 19<");
  });
});

describe("[R-4] long words", () => {
  it.each([
    ["th", "เจ้าหน้าที่ตรวจคนเข้าเมืองที่สนามบิน"],
    ["km", "យើងត្រូវការជំនួយពីអាជ្ញាធរមូលដ្ឋានដើម្បីការពារជនរងគ្រោះ"],
    ["my", "ကျွန်ုပ်တို့သည်အတူတကွအလုပ်လုပ်ကြသည်"],
    ["de", "Donaudampfschifffahrtsgesellschaftskapitän"],
  ])("%s: are broken so that every line fits, without losing a character", (language, text) => {
    const lines = linesOf(text, 110, { size: 14 }, language);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join("")).toBe(text);
    for (const line of lines) {
      expect(widthOf(line, 14)).toBeLessThanOrEqual(110);
      expect(line).not.toMatch(/^\p{M}/u);
    }
  });

  it("breaks after spaces and keeps marks with their word", () => {
    expect(linesOf("one two, three (four)", 62, { size: 14 }, "en")).toEqual(["one two,", "three", "(four)"]);
    expect(linesOf("4 Passport · 5 Threat", 105, { size: 14 }, "en")).toEqual(["4 Passport ·", "5 Threat"]);
    expect(linesOf("3. Privacy", 62, { size: 14 }, "en")).toEqual(["3.", "Privacy"]);
    expect(linesOf("It is Part 6", 62, { size: 14 }, "en")).toEqual(["It is", "Part 6"]);
    expect(linesOf("See Article 4(1): a remedy", 84, { size: 14 }, "en")).toEqual([
      "See",
      "Article 4(1):",
      "a remedy",
    ]);
    expect(linesOf("owes +£10,000", 62, { size: 14 }, "en")).toEqual(["owes", "+£10,000"]);
  });

  it("breaks neither a range, nor before a percent sign, nor at a no-break space", () => {
    expect(linesOf("case (1–4)", 62, { size: 14 }, "en")).toEqual(["case", "(1–4)"]);
    expect(linesOf("some 95 % more", 62, { size: 14 }, "en")).toEqual(["some", "95 %", "more"]);
    expect(linesOf("some 10\u00a0000", 62, { size: 14 }, "en")).toEqual(["some", "10\u00a0000"]);
    expect(linesOf("victim-centred", 62, { size: 14 }, "en")).toEqual(["victim-", "centred"]);
  });
});
