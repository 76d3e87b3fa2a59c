/** The languages that the interface speaks, and languages' own names. Small: pages load it without any texts. */

/** Every language of the interface, in the order in which it is offered. */
export const interfaceLanguages = ["en", "id", "th", "ko", "ar"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

/** Languages of the region and of the United Nations, in their own words: browsers do not know all of these. */
const names: Readonly<Record<string, string>> = {
  ar: "العربية",
  bn: "বাংলা",
  en: "English",
  es: "Español",
  fa: "فارسی",
  fr: "Français",
  hi: "हिन्दी",
  id: "Bahasa Indonesia",
  km: "ខ្មែរ",
  ko: "한국어",
  lo: "ລາວ",
  ms: "Bahasa Melayu",
  my: "မြန်မာဘာသာ",
  ne: "नेपाली",
  pt: "Português",
  ru: "Русский",
  si: "සිංහල",
  sw: "Kiswahili",
  ta: "தமிழ்",
  th: "ไทย",
  tl: "Filipino",
  ur: "اردو",
  vi: "Tiếng Việt",
  zh: "中文",
};

/** Languages that are offered to authors; a translation into others can be imported. */
export const writtenLanguages: readonly string[] = Object.keys(names);

/** The one name of a language in every list and choice, in its own words. */
export const ownName = (language: string): string => names[language] ?? nameIn(language, language);

/** In the words of another language; the tag of a language without a name. */
export function nameIn(language: string, sentence: string): string {
  try {
    return new Intl.DisplayNames([sentence], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** The language of the interface for readers of `language`: that one, or English. */
export function interfaceLanguage(language: string): InterfaceLanguage {
  const plain = language.split("-")[0];
  return interfaceLanguages.find((one) => one === plain) ?? "en";
}

/** Names that browsers still send for languages that have newer tags. */
const renamed: Readonly<Record<string, string>> = { in: "id", iw: "he", ji: "yi", tl: "fil" };

/**
 * The language that a browser likes best among those offered, or null where it names none of them.
 * @param header `Accept-Language`, such as "ar-EG,ar;q=0.9,en;q=0.8".
 */
export function preferred<L extends string>(header: string | undefined, offered: readonly L[]): L | null {
  const wishes = (header ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...more] = part.trim().split(";");
      const quality = Number(
        more
          .find((m) => m.trim().startsWith("q="))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: tag.toLowerCase(), quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { tag } of wishes) {
    const [plain = ""] = tag.split("-");
    const tags = [tag, renamed[plain] ?? plain];
    const found =
      offered.find((one) => tags.includes(one.toLowerCase())) ??
      offered.find((one) => one.toLowerCase().split("-")[0] === tags[1]);
    if (found) return found;
  }
  return null;
}

/** The cookie that keeps the language of the trainers' pages in one browser. */
export const LANGUAGE_COOKIE = "plenary_language";
