import { describe, expect, it } from "vitest";
import { isSeen } from "@/workshop/content/seen";

describe("a text that can be seen (B-52)", () => {
  it.each(["a", "ق", "សួស្តី", "7", "?", "👍", "‮abc", "​x​"])("is %j", (text) => expect(isSeen(text)).toBe(true));
  it.each(["", "  \n", "​​", "‮", "‌‍", "­", "﻿", "⁠"])("is not %j", (text) => expect(isSeen(text)).toBe(false));
});
