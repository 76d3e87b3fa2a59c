import { describe, expect, it } from "vitest";
import { couldIdentify } from "./identifying-numbers";

describe("text that could identify a real person (B-59)", () => {
  it.each([
    "call +66 81 234 5678",
    "0812345678",
    "(02) 123-4567",
    "her passport is AB1234567",
    "write to sari@example.org",
  ])("%s", (text) => {
    expect(couldIdentify(text)).toBe(true);
  });
  it.each([
    "14 hours a day, 6 days a week",
    "debt of 15,000 pounds",
    "Art. 3(a) of the Protocol of 2000",
    "from 2012 to 2016",
    "84 h",
    "a safe place",
  ])("is not in: %s", (text) => {
    expect(couldIdentify(text)).toBe(false);
  });
});
