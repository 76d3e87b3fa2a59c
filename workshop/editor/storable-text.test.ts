import { describe, expect, it } from "vitest";
import { isWritable, writable } from "@/workshop/editor/storable-text";

describe("words that can be kept", () => {
  it("are what was written, whatever the script", () => {
    const odd = { a: ["\u202eabc", "👩‍👩‍👧‍👦", "مرحبا", "<script>", null, 3, true], b: { c: undefined } };
    expect(writable(odd)).toBe(odd);
    expect(isWritable(odd)).toBe(true);
  });

  it("lose the character zero and halves of a pair, at any depth and in names of fields", () => {
    expect(writable({ "a\u0000": ["x\u0000y", { z: "\ud800!" }] })).toEqual({ a: ["xy", { z: "\ufffd!" }] });
    expect(isWritable([{ z: "\udc00" }])).toBe(false);
  });
});
