import { beforeAll, describe, expect, it } from "vitest";
import { segmentText, redacted, wordId } from "@/model/worksheets/redaction";

const black = (text: string, ...words: string[]) =>
  redacted(
    text,
    "a",
    words.map((w) => wordId("a", w)),
  );

describe("words that are blacked out (G-98)", () => {
  it("are squares of their length, in capitals too, and nothing else is", () => {
    expect(black("Nan went; nan's sister and Nancy stayed. NAN!", "Nan", "Nan's")).toBe(
      "███ went; █████ sister and Nancy stayed. ███!",
    );
    expect(redacted("Nan", "other", [wordId("a", "Nan")])).toBe("Nan");
  });

  it.each([
    ["Thai", "ตำรวจช่วยเหลือผู้เสียหาย"],
    ["Khmer", "ប៉ូលិសជួយជនរងគ្រោះ"],
    ["Burmese", "ရဲကကူညီသည်"],
    ["Korean", "경찰이 피해자를 돕는다"],
    ["Arabic", "الشرطة تساعد الضحية"],
    ["Indonesian", "Polisi membantu korban"],
  ])("are found in %s", (_script, text) => {
    const pieces = segmentText(text);
    expect(pieces.map((p) => p.text).join("")).toBe(text);
    const words = pieces.filter((p) => p.word).map((p) => p.text);
    expect(words.length).toBeGreaterThan(1);
    const out = black(text, words[1]!);
    expect(out).not.toContain(words[1]);
    expect(out).toContain(words[0]);
    expect([...out]).toHaveLength([...text].length);
  });

  it("are found where another browser joins what is cut here", () => {
    const [a, b, c] = segmentText("ตำรวจช่วยเหลือผู้เสียหาย")
      .filter((p) => p.word)
      .map((p) => p.text);
    expect(black("ตำรวจช่วยเหลือผู้เสียหาย", `${a}${b}`)).toBe(
      "█".repeat([...`${a}${b}`].length) + "ตำรวจช่วยเหลือผู้เสียหาย".slice(`${a}${b}`.length),
    );
    expect(c).toBeDefined();
  });

  it("are found where another browser cuts in two what is one word here", () => {
    expect(segmentText("ครอบครัว")).toEqual([{ text: "ครอบครัว", word: true }]);
    expect(black("ช่วยครอบครัว", "ครอบ")).toBe("ช่วย████ครัว");
    expect(black("ช่วยครอบครัว", "ครัว")).toBe("ช่วยครอบ████");
    expect(black("ช่วยครอบครัว", "อบคร", "คร")).toBe("ช่วยครอบครัว");
    expect(black("Nancy", "Nan", "cy")).toBe("Nancy");
  });

  it("are found as a short beginning or a long end, and nothing else of the word is shown twice", () => {
    expect(black("ช่วยครอบครัว", "ครอ")).toBe("ช่วย███บครัว");
    expect(black("ช่วยครอบครัว", "อบครัว")).toBe("ช่วยคร██████");
  });

  it("are found over four pieces, and not over more", () => {
    const text = "ตำรวจช่วยเหลือผู้เสียหาย";
    const pieces = segmentText(text).map((p) => p.text);
    expect(pieces.length).toBeGreaterThan(5);
    const [four, five] = [pieces.slice(0, 4).join(""), pieces.slice(0, 5).join("")];
    expect(black(text, four)).toBe("█".repeat([...four].length) + text.slice(four.length));
    expect(black(text, five)).toBe(text);
  });

  it("are those whose names are in the list, though other names run together to the same", () => {
    const name = wordId("a", "Nan");
    expect(redacted("Nan went", "a", [name.slice(0, 4), name.slice(4)])).toBe("Nan went");
    expect(redacted("Nan went", "a", [name])).toBe("███ went");
  });

  it("are shown again once they are black no more", () => {
    expect(black("Nan and Mary", "Nan")).toBe("███ and Mary");
    expect(black("Nan and Mary", "Mary")).toBe("Nan and ████");
    expect(black("Nan and Mary")).toBe("Nan and Mary");
  });
});

describe("words in a browser that cannot cut texts itself (G-98)", () => {
  const whole = Intl.Segmenter;
  let old: typeof import("@/model/worksheets/redaction");

  beforeAll(async () => {
    Object.defineProperty(Intl, "Segmenter", { value: undefined, configurable: true, writable: true });
    const path = "./redaction?without-segmenter";
    try {
      old = (await import(/* @vite-ignore */ path)) as typeof old;
    } finally {
      Object.defineProperty(Intl, "Segmenter", { value: whole, configurable: true, writable: true });
    }
  });

  it.each<[string, string[], string[]]>([
    ["Nan, 24; O'Brien (?!)", ["Nan", "24", "O", "Brien"], [", ", "; ", "'", " (?!)"]],
    ["ยินดี ที่ได้", ["ยินดี", "ที่ได้"], [" "]],
    ["مُحَمَّد 5km", ["مُحَمَّد", "5km"], [" "]],
    ["\u0301 a", ["a"], ["\u0301", " "]],
  ])("are letters with their marks, and numbers: %s", (text, words, others) => {
    const pieces = old.segmentText(text);
    expect(pieces.map((p) => p.text).join("")).toBe(text);
    expect(pieces.filter((p) => p.word).map((p) => p.text)).toEqual(words);
    expect(pieces.filter((p) => !p.word).map((p) => p.text)).toEqual(others);
  });

  it("are black just as elsewhere", () => {
    const hidden = ["Nan", "24", "محمد"].map((word) => wordId("a", word));
    expect(old.redacted("Nan, 24; nan's Nancy; محمد", "a", hidden)).toBe("███, ██; ███'s Nancy; ████");
    expect(old.redacted("ช่วยครอบครัว", "a", [wordId("a", "ครอบครัว")])).toBe("ช่วย████████");
  });
});
