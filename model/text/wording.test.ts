import { expect, it } from "vitest";
import { listed, numberBefore, numberOf, numbered, quoted, startOf } from "@/model/text/wording";

it("lists short texts with the comma of the language", () => {
  expect(listed(["2020", "مكتب"], "ar")).toBe("2020، مكتب");
  expect(listed(["2020", "Office"], "th")).toBe("2020, Office");
  expect(listed(["", "Office"], "en")).toBe("Office");
});

it("begins a text in whole words, and breaks where there are none", () => {
  expect(startOf("A short text", 60)).toBe("A short text");
  expect(startOf("one two three four", 10)).toBe("one two…");
  expect(startOf("กขคงจฉชซฌญ", 6)).toBe("กขคงจ…");
});

it("quotes a sentence without its own full stop, and changes nothing that is not quoted", () => {
  const one = (text: string, message = "Most often tapped: “{one}”.") => quoted({ one: text }, message).one;
  expect(one("He was told to wait.")).toBe("He was told to wait");
  expect(one("قيل له أن ينتظر.", "الأعلى «\u2068{one}\u2069».")).toBe("قيل له أن ينتظر");
  expect(one("他被告知等待。")).toBe("他被告知等待");
  for (const kept of ["In the U.S.", "How is it now?", "And so on...", "He left. She stayed.", "Art. 3"])
    expect(one(kept)).toBe(kept);
  expect(one("She called it “work.” He left.", "Because {one}")).toBe("She called it “work.” He left.");
});

it("leaves its number out before a text that has one of its author", () => {
  expect(numbered(2, "2. No condition: help is free")).toBe("2. No condition: help is free");
  expect(numbered(1, "5) Safe return")).toBe("5) Safe return");
  expect(numbered(1, "(5) Safe return")).toBe("(5) Safe return");
  expect(numbered(2, "A trafficker pays")).toBe("2 · A trafficker pays");
  expect(numbered(4, "18 is the age of majority")).toBe("4 · 18 is the age of majority");
  expect(numbered(4, "3.5 million people")).toBe("4 · 3.5 million people");
  for (const amount of [
    "10 – 20 % of victims are men",
    "24 – 48 hours",
    "18: the age of majority",
    "9. 3. 2020",
  ])
    expect(numbered(4, amount)).toBe(`4 · ${amount}`);
  expect([numberBefore(4, "12. After the return"), numberBefore(4, "After the return")]).toEqual([null, 4]);
  expect([numberOf(4, "12. After the return"), numberOf(4, "After the return")]).toEqual(["12", "4"]);
});
