import { describe, expect, it } from "vitest";
import { storable } from "@/server/rooms/storable";

describe("what the database can hold of an answer", () => {
  it.each([
    ["NUL", "a\0b", "a\ufffdb"],
    ["a first half alone", "a\ud83d", "a\ufffd"],
    ["a second half alone", "\ude00b", "\ufffdb"],
    ["what turns the direction", "\u202elive\u2069", "live"],
    ["marks piled on one letter", `a${"\u0316".repeat(400)}`, `a${"\u0316".repeat(8)}`],
    ["halves in the wrong order", "\ude00\ud83d", "\ufffd\ufffd"],
  ])("is everything but %s", (_what, text, kept) => {
    expect(storable({ texts: ["whole", text] })).toEqual({ texts: ["whole", kept] });
  });

  it.each(["plain", "😀 ไทย العربية", "\\u0000 and \\ud83d as people type them", 'a "quote" and a \\'])(
    "leaves %j as it is",
    (text) => {
      expect(storable({ texts: [text] })).toEqual({ texts: [text] });
    },
  );
});
