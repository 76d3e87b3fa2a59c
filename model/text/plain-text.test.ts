import { describe, expect, it } from "vitest";
import { ownName } from "@/workshop/content/own-name";
import { plainName } from "@/model/text/plain-text";

const name = (typed: string) => plainName(typed, 40);

describe("a name that somebody typed (B-42)", () => {
  it.each([
    ["Paula", "Paula"],
    ["  Paula   of  the sea ", "Paula of the sea"],
    ["Paula\n\tand\r\nTom", "Paula and Tom"],
    ["O'Brien & <b>Söhne</b>", "O'Brien & <b>Söhne</b>"],
    ["สมชาย ใจดี", "สมชาย ใจดี"],
    ["فاطمة", "فاطمة"],
    ["می‌خواهم", "می‌خواهم"],
    ["김철수", "김철수"],
    ["👩🏽‍⚕️", "👩🏽‍⚕️"],
    ["🦊", "🦊"],
    ["42", "42"],
  ])("%j is kept as %j", (typed, kept) => expect(name(typed)).toBe(kept));

  it.each([
    ["\u202egnp.exe", "gnp.exe"],
    ["\u2066Paula\u2069", "Paula"],
    ["Pa\u200bu\u00adla\u2060", "Paula"],
    ["\u200f\u061cفاطمة\u200e", "فاطمة"],
    ["Paula\u0000\u0007\u001b[31m", "Paula[31m"],
    ["Paula\u2028\u2029Tom", "Paula Tom"],
    ["\ufeffPaula", "Paula"],
    ["Paula\u{e0041}\u{e007f}", "Paula"],
  ])("%j loses what nobody sees: %j", (typed, kept) => expect(name(typed)).toBe(kept));

  it.each([
    [""],
    ["   "],
    ["\u200b"],
    ["\u200d\u200c"],
    ["\u202e\u202c"],
    ["\n\n"],
    ["\u2060\ufeff"],
    ["\u00a0"],
    ["\u0301"],
    ["\u3164"],
    ["\u115f\u1160"],
    ["\uffa0"],
    ["\u2800\u2800"],
    ["\u034f\ufe0f"],
  ])("%j is no name", (typed) => expect(name(typed)).toBeNull());

  it("is cut at 40 characters, never through one", () => {
    expect(name("x".repeat(200))).toBe("x".repeat(40));
    expect(name("🦊".repeat(200))).toBe("🦊".repeat(40));
    expect([...name(`${"x".repeat(39)} yz`)!]).toHaveLength(39);
  });

  it("piles at most eight marks on a letter", () =>
    expect(name(`a${"\u0316".repeat(400)}b`)).toBe(`a${"\u0316".repeat(8)}b`));

  it("is the same name however its accents were typed", () =>
    expect(name("Zoe\u0308")).toBe(name("Zo\u00eb")));
});

describe("the name of an account or of a key", () => {
  it("is one line without what nobody sees, and is refused where nothing is left or it is too long (B-42)", () => {
    expect(ownName(60).parse(" A\u202eda\u0000\nLovelace ")).toBe("Ada Lovelace");
    for (const odd of ["", "\u200b\u2060", "\u3164", "x".repeat(61), null, { name: 1 }])
      expect(ownName(60).safeParse(odd).success).toBe(false);
  });
});
