import { expect, it } from "vitest";
import { phoneTexts } from "@/messages/language";
import { interfaceLanguages } from "@/messages/languages";

it.each(interfaceLanguages)("in %s each promise is one line of at most fifteen words (B-225)", (language) => {
  const words = new Intl.Segmenter(language, { granularity: "word" });
  const lines = Object.entries(phoneTexts(language).phone).filter(([name]) => /^promise\w*Line$/.test(name));
  expect(lines).toHaveLength(8);
  for (const [name, line] of lines)
    expect([name, [...words.segment(line)].filter((w) => w.isWordLike).length]).toEqual([
      name,
      expect.toSatisfy((count: number) => count <= 15),
    ]);
});
