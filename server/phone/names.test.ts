import { describe, expect, it } from "vitest";
import { cleanAlias } from "@/server/phone/join-pages";

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
  ])("%j is kept as %j", (typed, kept) => expect(cleanAlias(typed)).toBe(kept));

  it.each([
    ["\u202egnp.exe", "gnp.exe"],
    ["\u2066Paula\u2069", "Paula"],
    ["Pa\u200bu\u00adla\u2060", "Paula"],
    ["\u200f\u061cفاطمة\u200e", "فاطمة"],
    ["Paula\u0000\u0007\u001b[31m", "Paula[31m"],
    ["Paula\u2028\u2029Tom", "Paula Tom"],
    ["\ufeffPaula", "Paula"],
    ["Paula\u{e0041}\u{e007f}", "Paula"],
  ])("%j loses what nobody sees: %j", (typed, kept) => expect(cleanAlias(typed)).toBe(kept));

  it.each([
    [undefined],
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
  ])("%j is no name", (typed) => expect(cleanAlias(typed)).toBeNull());

  it("is cut at 40 characters, never through one", () => {
    expect(cleanAlias("x".repeat(200))).toBe("x".repeat(40));
    expect(cleanAlias("🦊".repeat(200))).toBe("🦊".repeat(40));
    expect([...cleanAlias(`${"x".repeat(39)} yz`)!]).toHaveLength(39);
  });

  it("is the same name however its accents were typed", () =>
    expect(cleanAlias("Zoe\u0308")).toBe(cleanAlias("Zo\u00eb")));
});
