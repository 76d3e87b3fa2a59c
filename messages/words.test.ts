/**
 * Whether the interface and the translations of the guide keep to one word for one thing, and to one form of
 * address.
 */
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { namespaces, textsOf } from "@/tests/support/messages";
import { projectRoot } from "@/server/platform/settings/project-root";

const interfaceTexts = (language: string): string[] =>
  namespaces.flatMap((name) => Object.values(textsOf(language, name)));

function guideTexts(language: string): string[] {
  const folder = path.join(projectRoot, "content/victim-centred-approach", language);
  return fs
    .readdirSync(folder)
    .flatMap((name) => fs.readFileSync(path.join(folder, name), "utf8").split("\n"));
}

/** A word of its own, also behind Arabic "and" and "so". */
const arabicWord = (words: string) =>
  new RegExp(`(?<![\\p{L}\\p{M}])[وف]?(?:${words})(?![\\p{L}\\p{M}])`, "u");

/** What is not written, by what is written instead. */
const everywhere: Record<string, Record<string, RegExp>> = {
  th: { วิทยากร: /ผู้ฝึกอบรม|ผู้สอน/, คุณ: /(?<!เ)ท่าน/ },
  ko: { 강사: /진행자|트레이너/, "-십시오": /세요(?![?’”])/, "no pronoun": /당신/ },
};

/** For the interface only: rooms in stories have walls, and people in them are addressed one by one. */
const inArabic: Record<string, RegExp> = {
  قاعة: /غرف/,
  أنتم: arabicWord(
    "أنت|لديك|يمكنك|عليك|معك|مجموعتك|هاتفك|إجابتك|إجاباتك|اسمك|وعدك|كلماتك|فضلك|ملاحظتك|بياناتك",
  ),
  "plural imperative": arabicWord("اختر|اكتب|اضغط|انظر|حاول|انقر|ابدأ|اقرأ|اترك|اسأل|انتظر|امسح|اذهب|ألصق"),
};

it.each([
  ...["th", "ko"].map((language) => ({
    language,
    texts: [...interfaceTexts(language), ...guideTexts(language)],
    words: everywhere[language]!,
  })),
  { language: "ar", texts: interfaceTexts("ar"), words: inArabic },
])("one word for trainer, or room, and one form of address in $language (L-34)", ({ texts, words }) => {
  const others = Object.entries(words).map(([word, other]) => [
    word,
    texts.filter((text) => other.test(text)),
  ]);
  expect(others).toEqual(Object.keys(words).map((word) => [word, []]));
});

it.each(["ar", "ko", "th"])("people in stories have names in the script of %s (L-34)", (language) => {
  const latin = /(?<![\p{L}\p{N}/-])(?:Paula|Joseph|Frederick|Nadine|Santi|Nan|Arun|Lina|Tam)(?![a-z-])/u;
  expect(guideTexts(language).filter((text) => latin.test(text))).toEqual([]);
});

it("the Thai mark of a word that is said twice never begins a line (B-195)", () => {
  expect([...interfaceTexts("th"), ...guideTexts("th")].filter((text) => text.includes(" ๆ"))).toEqual([]);
});
