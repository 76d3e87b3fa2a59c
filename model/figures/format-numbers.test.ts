import { describe, expect, it } from "vitest";
import { decimals, rangeSaid, signed } from "@/model/figures/format-numbers";

describe("numbers of learning in words", () => {
  it.each([
    ["en", "+1.4", "−1.4"],
    ["id", "+1,4", "−1,4"],
    ["ar", "\u2066+1.4\u2069", "\u2066−1.4\u2069"],
  ])("a difference has its sign in front in %s, also among right-to-left letters", (locale, more, less) => {
    expect([signed(1.42, 1, { locale }), signed(-1.42, 1, { locale })]).toEqual([more, less]);
  });

  it("zero has no sign, nor has what rounds to it", () => {
    expect([
      signed(0.04, 1, { locale: "en" }),
      signed(-0.04, 1, { locale: "en" }),
      decimals(-0.04, 1, { locale: "en" }),
    ]).toEqual(["0.0", "0.0", "0.0"]);
  });

  it("a range that is not known is a dash", () => {
    expect([
      rangeSaid({ low: -0.2, high: 2.61 }, { locale: "en" }),
      rangeSaid(null, { locale: "en" }),
    ]).toEqual(["−0.2 – 2.6", "–"]);
  });

  it("a sign among right-to-left letters takes nothing along of what follows its number", () => {
    expect(rangeSaid({ low: -0.2, high: 2.61 }, { locale: "ar" })).toBe("\u2066−0.2\u2069 – 2.6");
  });
});
