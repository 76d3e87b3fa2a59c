import { describe, expect, it } from "vitest";
import { mentions } from "@/model/worksheets/comparisons/mentions";
import { costOf } from "@/tests/support/processor-time";

describe("words that a trainer looks for in a text", () => {
  it("are taken as they are written, whatever signs are in them (B-154)", () => {
    for (const word of ["a.c", "(a+)+", "[x]", "a|b", "$1", "^", "a\\d", "{2}", "x-y", "/", "?!", "a+b*c"]) {
      expect(mentions(`so ${word} it is`, [word]), word).toBe(true);
      expect(mentions("abc aa x b 1 d 22 xy acc", [word]), word).toBe(false);
    }
  });

  it("take no longer for signs that would repeat (B-154)", () => {
    const words = ["(a+)+$*", "(a|a)*", "a*a*a*a*a*b", "(.*)*x", `${"(a?)".repeat(60)}*`, "وال*"];
    const text = `${"a".repeat(4_000)}! ${"والوالوال".repeat(400)}`;
    expect(costOf(() => void mentions(text, words))).toBeLessThan(500);
  });
});
