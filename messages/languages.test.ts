import { describe, expect, it, vi } from "vitest";
import { interfaceLanguage, ownName, preferred, writtenLanguages } from "@/messages/languages";

const offered = ["en", "id", "th", "pt-BR"];

describe("the language that a browser likes best (B-70)", () => {
  it.each([
    ["th-TH,th;q=0.9,en;q=0.8", "th"],
    ["fr,en;q=0.5,th;q=0.7", "th"],
    ["in-ID", "id"],
    ["pt-PT,en;q=0.1", "pt-BR"],
    ["PT-br", "pt-BR"],
    ["th;q=0, en", "en"],
    ["th;q=nonsense, en;q=0.2", "en"],
  ])("%s is %s", (header, language) => expect(preferred(header, offered)).toBe(language));

  it.each([[undefined], [""], ["*"], ["fr, de"], [";;;,,,"]])("%s is none of them", (header) =>
    expect(preferred(header, offered)).toBeNull(),
  );
});

describe("languages of the interface", () => {
  it("have names in themselves", () =>
    expect(["id", "th", "ko", "ar", "km"].map(ownName)).toEqual([
      "Bahasa Indonesia",
      "ไทย",
      "한국어",
      "العربية",
      "ខ្មែរ",
    ]));
  it("have one name each in what is offered to authors, also where a browser knows none (E-75)", () => {
    const unknowing = vi.spyOn(Intl, "DisplayNames").mockImplementation(() => {
      throw new RangeError("no names");
    });
    const offered = writtenLanguages.map(ownName);
    unknowing.mockRestore();
    expect(offered).not.toEqual(expect.arrayContaining([expect.stringMatching(/^[a-z]{2}$/)]));
    expect(new Set(offered).size).toBe(offered.length);
  });
  it("are English where there is no other", () =>
    expect(["ar-EG", "th", "km", ""].map(interfaceLanguage)).toEqual(["ar", "th", "en", "en"]));
});
