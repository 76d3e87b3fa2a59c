import { describe, expect, it } from "vitest";
import { codeFrom, fieldsOfCode, neighbours, spoken } from "@/workshop/learning/code";

const code = (name: string, day: string, place: string) => codeFrom({ name, day, place });

describe("a code that people make themselves (L-2)", () => {
  it.each([
    ["Latin", ["Ma", "7", "ul"], ["ma", "07", "UL"]],
    ["whole words", ["Maria", "07", "Seoul"], ["Ma", "7", "ul"]],
    ["accents", ["Élodie", "7", "Köln"], ["el", "07", "ln"]],
    ["two ways to write an accent", ["E\u0301l", "7", "ln"], ["\u00c9l", "7", "ln"]],
    ["Turkish I", ["İr", "7", "ır"], ["ir", "7", "IR"]],
    ["full width", ["Ｍａ", "７", "ｕｌ"], ["ma", "7", "ul"]],
    ["Arabic digits and vowel signs", ["مُحَ", "٠٧", "دن"], ["مح", "7", "دن"]],
    ["Persian and Arabic keyboards", ["ليلى", "۷", "كی"], ["لی", "7", "کي"]],
    ["Thai digits", ["สม", "๐๗", "ใหม่"], ["สม", "7", "หม่"]],
    ["Devanagari digits", ["मीरा", "०७", "दिल्ली"], ["मीरा", "7", "दिल्ली"]],
    [
      "Hangul composed or not",
      ["영희", "7", "서울"],
      ["영희".normalize("NFD"), "7", "서울".normalize("NFD")],
    ],
    ["spaces and signs", [" Ma-", "7", "New York "], ["ma", "7", "rk"]],
    ["sharp s", ["Ma", "7", "Großoß"], ["ma", "7", "SS"]],
    ["Greek sigma at an end", ["Ασπασία", "7", "Πάτρας"], ["ΑΣ", "7", "ΑΣ"]],
    ["Cyrillic", ["Ёлка", "7", "ск"], ["ел", "7", "СК"]],
  ])("%s", (_what, a, b) => {
    const first = code(a[0]!, a[1]!, a[2]!);
    expect(first).not.toBeNull();
    expect(code(b[0]!, b[1]!, b[2]!)).toBe(first);
  });

  it.each([
    ["", "7", "ul"],
    ["Ma", "", "ul"],
    ["Ma", "0", "ul"],
    ["Ma", "32", "ul"],
    ["Ma", "x", "ul"],
    ["Ma", "7", "--"],
    ["\u0301", "7", "ul"],
    ["Ma", "1.5", "ul"],
  ])("%j, %j, %j is none", (name, day, place) => expect(code(name, day, place)).toBeNull());

  it("takes a name or a place of one letter", () => expect(code("Y", "7", "Å")).toBe("y|07|a"));

  it("is shown as its owner knows it, and its fields give it again", () => {
    for (const c of [
      code("Maria", "7", "Seoul")!,
      code("영희", "12", "서울")!,
      code("สม", "๓๑", "ใหม่")!,
      code("Ma", "7", "oß")!,
      code("मीरा", "7", "दिल्ली")!,
      code("مح", "7", "عمان")!,
    ])
      expect(codeFrom(fieldsOfCode(c))).toBe(c);
    expect(spoken(code("Maria", "7", "Seoul")!)).toBe("MA 07 UL");
    expect(spoken(code("영희", "7", "서울")!)).toBe("영희 07 서울");
  });
});

describe("slips of a finger (L-5)", () => {
  const near = neighbours("ma|12|ul");

  it.each([
    "na|12|ul",
    "m|12|ul",
    "mia|12|ul",
    "am|12|ul",
    "ma|21|ul",
    "ma|13|ul",
    "ma|12|lu",
    "ma|12|u",
    "ma|12|uln",
  ])("%s is one away", (c) => expect(near).toContain(c));
  it.each(["ma|12|ul", "na|13|ul", "ma|42|ul", "ma|1|ul", "|12|ul", "a|12|l"])("%s is not", (c) =>
    expect(near).not.toContain(c),
  );

  it("never holds a code twice, and is few enough to be tried at once", () => {
    for (const c of [
      "ma|12|ul",
      code("영희", "7", "서울")!,
      code("สม", "7", "ม่")!,
      code("مح", "7", "دن")!,
      code("美丽", "7", "北京")!,
    ]) {
      const all = neighbours(c);
      expect(new Set(all).size).toBe(all.length);
      expect(all.length).toBeLessThan(6_000);
    }
  });

  it("goes both ways", () => {
    for (const c of near)
      if (c.split("|").every((piece) => piece.length <= 2)) expect(neighbours(c)).toContain("ma|12|ul");
  });

  it("finds a wrong vowel in Hangul, Arabic and Thai", () => {
    expect(neighbours(code("영희", "7", "서울")!)).toContain(code("양희", "7", "서울"));
    expect(neighbours(code("محمد", "7", "عمان")!)).toContain(code("مجمد", "7", "عمان"));
    expect(neighbours(code("สม", "7", "ลำ")!)).toContain(code("สน", "7", "ลำ"));
  });
});
