/** The languages that the interface speaks, and languages' own names. Small: pages load it without any texts. */

/** Every language of the interface, in the order in which it is offered. */
export const interfaceLanguages = ["en", "id", "th", "ko", "ar"] as const;
export type InterfaceLanguage = (typeof interfaceLanguages)[number];

const names: Readonly<Record<string, string>> = {
  en: "English",
  id: "Bahasa Indonesia",
  th: "ไทย",
  ko: "한국어",
  ar: "العربية",
};

/** The name of a language in itself. */
export function ownName(language: string): string {
  return names[language] ?? nameIn(language, language);
}

/** The name of a language in another one; its tag where nobody knows a name. */
export function nameIn(language: string, of: string): string {
  try {
    return new Intl.DisplayNames([of], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

/** The language in which the interface speaks to somebody who reads `language`: that one, or English. */
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
    const known = [tag, renamed[plain] ?? plain];
    const found =
      offered.find((one) => known.includes(one.toLowerCase())) ??
      offered.find((one) => one.toLowerCase().split("-")[0] === known[1]);
    if (found) return found;
  }
  return null;
}

/** The cookie that keeps the language of the trainers' pages in one browser. */
export const LANGUAGE_COOKIE = "plenary_language";
