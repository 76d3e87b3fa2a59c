import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "./sync";
import { apply, type TextChange, changeOf, positionAfter, rebased } from "./change";

/** Thai, Korean, Arabic with marks, emoji of several pairs: whatever people type. */
const text = fc
  .array(fc.constantFrom("a", "b", "a", " ", "\n", "ที่", "น้ำ", "한", "ㅎ", "سُ", "😀", "👩‍👧", "é"), {
    maxLength: 12,
  })
  .map((letters) => letters.join(""));
const whole = (s: string) =>
  !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(s);
const pieces = (change: TextChange) => change.flatMap((s) => ("insert" in s ? [s.insert] : []));

describe("the change between two texts (G-62)", () => {
  it("makes the one into the other, wherever the caret is", () => {
    fc.assert(
      fc.property(text, text, fc.nat(40), (before, now, caret) => {
        const change = changeOf(before, now, Math.min(caret, now.length));
        expect(apply(change, before)).toBe(now);
        expect(pieces(change).every(whole)).toBe(true);
      }),
    );
  });

  it("is where the caret is when the same letter stands several times", () => {
    expect(changeOf("aaa", "aaaa", 2)).toEqual([{ retain: 1 }, { insert: "a" }]);
    expect(changeOf("aaa", "aaaa", 4)).toEqual([{ retain: 3 }, { insert: "a" }]);
    expect(changeOf("aaa", "aa", 1)).toEqual([{ retain: 1 }, { delete: 1 }]);
    expect(changeOf("aaa", "aa", 0)).toEqual([{ delete: 1 }]);
  });

  it("is no larger where the caret stands elsewhere, as after a correction by the keyboard", () => {
    expect(changeOf("teh men went", "the men went", 12)).toEqual([
      { retain: 1 },
      { delete: 2 },
      { insert: "he" },
    ]);
  });

  it("never splits a pair of surrogates", () => {
    expect(changeOf("😀", "😁", 2)).toEqual([{ delete: 2 }, { insert: "😁" }]);
    expect(changeOf("a😀", "a😀😁", 5)).toEqual([{ retain: 3 }, { insert: "😁" }]);
  });
});

describe("two changes of the same text (G-63)", () => {
  it("give the same text in either order, and nothing that was put in is lost", () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const m = changeOf(base, mine, mine.length);
        const t = changeOf(base, theirs, 0);
        const one = apply(rebased(t, m, false), mine);
        expect(one).toBe(apply(rebased(m, t, true), theirs));
        for (const piece of [...pieces(m), ...pieces(t)]) expect(one).toContain(piece);
      }),
    );
  });

  it("leave the caret at its letter", () => {
    expect(positionAfter(3, [{ insert: "xx" }])).toBe(5);
    expect(positionAfter(3, [{ retain: 3 }, { insert: "xx" }])).toBe(3);
    expect(positionAfter(3, [{ retain: 1 }, { delete: 5 }])).toBe(1);
    expect(positionAfter(3, [{ retain: 1 }, { delete: 1 }, { insert: "yyy" }])).toBe(5);
    expect(positionAfter(0, [{ retain: 5 }, { insert: "x" }])).toBe(0);
  });
});

describe("bytes on their way", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...fromBase64(toBase64(bytes))]).toEqual([...bytes]);
      }),
    );
    const long = Uint8Array.from({ length: 40_000 }, (_, i) => (i * 7) % 256);
    expect(fromBase64(toBase64(long))).toEqual(long);
    expect(toBase64(long)).toMatch(/^[A-Za-z0-9+/]*={0,2}$/);
  });
});
