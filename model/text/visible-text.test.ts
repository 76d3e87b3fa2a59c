import { describe, expect, it } from "vitest";
import { isVisible } from "@/model/text/visible-text";

const fillers = ["\u3164", "\u115f\u1160", "\uffa0", "\u2800", "\u{e0041}"];

describe("a text that can be seen (B-52)", () => {
  it.each(["a", "ق", "សួស្តី", "7", "?", "👍", "‮abc", "​x​"])("is %j", (text) =>
    expect(isVisible(text)).toBe(true),
  );
  it.each(["", "  \n", "​​", "‮", "‌‍", "­", "﻿", "⁠", ...fillers])("is not %j", (text) =>
    expect(isVisible(text)).toBe(false),
  );
});
