import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import arPhone from "@/messages/ar/phone.json";
import arReasons from "@/messages/ar/reasons.json";
import enPhone from "@/messages/en/phone.json";
import enReasons from "@/messages/en/reasons.json";
import thPhone from "@/messages/th/phone.json";
import thReasons from "@/messages/th/reasons.json";
import { reasons } from "@/workshop/protocol/reasons";

type Texts = Record<string, string>;
type Translate = (key: string, values: Record<string, string | number>) => string;

const english: Record<string, Texts> = { phone: enPhone, reasons: enReasons };
const languages: Record<string, Record<string, Texts>> = {
  en: english,
  th: { phone: thPhone, reasons: thReasons },
  ar: { phone: arPhone, reasons: arReasons },
};
const cases = Object.entries(languages).flatMap(([language, files]) =>
  Object.entries(files).map(([file, texts]) => ({ language, file, texts, source: english[file]! })),
);

/** Numbers that between them reach every plural category of the three languages. */
const numbers = [0, 1, 2, 3, 11, 25, 100];

/** The names in a text's `{name}` and `{name, plural, …}`, each once. */
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\s*([A-Za-z]\w*)\s*[,}]/g)].map((match) => match[1]!))].sort();

/** The plural categories a text writes out. */
const categories = (text: string) =>
  [...text.matchAll(/\b(zero|one|two|few|many|other) \{/g)].map((match) => match[1]!).sort();

describe.each(cases)("$language/$file.json", ({ language, texts, source }) => {
  it("has exactly the keys of English", () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(source).sort());
  });

  it("has no empty text", () => {
    expect(Object.entries(texts).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  it("has the placeholders of English in each text", () => {
    for (const [key, text] of Object.entries(texts)) {
      expect(placeholders(text), key).toEqual(placeholders(source[key] ?? ""));
    }
  });

  it("writes out exactly the plural categories of its language", () => {
    const expected = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    for (const [key, text] of Object.entries(texts)) {
      if (text.includes(", plural,")) expect(categories(text), key).toEqual(expected);
    }
  });

  it("formats every text without an error", () => {
    const fail = (error: Error) => {
      throw error;
    };
    const translate = createTranslator({
      locale: language,
      messages: texts,
      onError: fail,
      timeZone: "UTC",
    }) as unknown as Translate;
    for (const [key, text] of Object.entries(texts)) {
      for (const number of numbers) {
        const values = Object.fromEntries(placeholders(text).map((name) => [name, number]));
        const formatted = translate(key, values);
        expect(formatted.trim(), key).not.toBe("");
        expect(formatted, key).not.toMatch(/[{}#]/);
      }
    }
  });
});

it.each(Object.keys(languages))("has a sentence for every reason and no other in %s", (language) => {
  expect(Object.keys(languages[language]!.reasons!).sort()).toEqual([...reasons].sort());
});
