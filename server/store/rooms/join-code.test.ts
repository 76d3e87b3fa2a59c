import { describe, expect, it } from "vitest";
import { codeBits, parseCode, randomCode, formatCode } from "@/server/store/rooms/join-code";

describe("a spoken room code", () => {
  it("holds at least 30 bits (B-20)", () => expect(codeBits()).toBeGreaterThan(30));

  it("reads as two words and a number", () => {
    for (let i = 0; i < 500; i++)
      expect(formatCode(randomCode())).toMatch(
        /^([BDFGHJKMNRSTWZ][AEIOU]){2} ([BDFGHJKMNRSTWZ][AEIOU]){2} \d\d$/,
      );
  });

  it("is recognised however it is typed (B-20)", () => {
    for (const typed of [
      "kora mifu 42",
      "KORAMIFU42",
      " Kora-Mifu  42 ",
      "K0RA M1FU 42",
      "cola miphu 42",
      "ＫＯＲＡ ＭＩＦＵ ４２",
      "kora mifu 4z",
    ]) {
      expect(parseCode(typed)).toBe("KORAMIFU42");
    }
  });

  it("folds every code onto itself", () => {
    for (let i = 0; i < 500; i++) {
      const code = randomCode();
      expect(parseCode(formatCode(code).toLowerCase())).toBe(code);
    }
  });

  it("refuses what cannot be a code", () => {
    for (const typed of ["", "kora", "kora mifu xx", "a".repeat(5_000), "💥💥💥💥💥💥💥💥💥💥"])
      expect(parseCode(typed)).toBeNull();
  });
});
