import { describe, expect, it } from "vitest";
import { blacked, piecesOf } from "@/workshop/groups/black";
import { wordId } from "@/workshop/groups/names";

const black = (text: string, ...words: string[]) =>
  blacked(
    text,
    "a",
    words.map((w) => wordId("a", w)),
  );

describe("words that are blacked out (G-98)", () => {
  it("are squares of their length, in capitals too, and nothing else is", () => {
    expect(black("Nan went; nan's sister and Nancy stayed. NAN!", "Nan", "Nan's")).toBe(
      "███ went; █████ sister and Nancy stayed. ███!",
    );
    expect(blacked("Nan", "other", [wordId("a", "Nan")])).toBe("Nan");
  });

  it.each([
    ["Thai", "ตำรวจช่วยเหลือผู้เสียหาย"],
    ["Khmer", "ប៉ូលិសជួយជនរងគ្រោះ"],
    ["Burmese", "ရဲကကူညီသည်"],
    ["Korean", "경찰이 피해자를 돕는다"],
    ["Arabic", "الشرطة تساعد الضحية"],
    ["Indonesian", "Polisi membantu korban"],
  ])("are found in %s", (_script, text) => {
    const pieces = piecesOf(text);
    expect(pieces.map((p) => p.text).join("")).toBe(text);
    const words = pieces.filter((p) => p.word).map((p) => p.text);
    expect(words.length).toBeGreaterThan(1);
    const out = black(text, words[1]!);
    expect(out).not.toContain(words[1]);
    expect(out).toContain(words[0]);
    expect([...out]).toHaveLength([...text].length);
  });

  it("are found where another browser joins what is cut here", () => {
    const [a, b, c] = piecesOf("ตำรวจช่วยเหลือผู้เสียหาย")
      .filter((p) => p.word)
      .map((p) => p.text);
    expect(black("ตำรวจช่วยเหลือผู้เสียหาย", `${a}${b}`)).toBe(
      "█".repeat([...`${a}${b}`].length) + "ตำรวจช่วยเหลือผู้เสียหาย".slice(`${a}${b}`.length),
    );
    expect(c).toBeDefined();
  });

  it("are found where another browser cuts in two what is one word here", () => {
    expect(piecesOf("ครอบครัว")).toEqual([{ text: "ครอบครัว", word: true }]);
    expect(black("ช่วยครอบครัว", "ครอบ")).toBe("ช่วย████ครัว");
    expect(black("ช่วยครอบครัว", "ครัว")).toBe("ช่วยครอบ████");
    expect(black("ช่วยครอบครัว", "อบคร", "คร")).toBe("ช่วยครอบครัว");
    expect(black("Nancy", "Nan", "cy")).toBe("Nancy");
  });
});
