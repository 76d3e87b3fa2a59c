/** What people read on their phones about the end of their data: how long it is kept, and how they erase their own. */
import { createTranslator } from "use-intl/core";
import ar from "@/messages/ar/ending.json";
import en from "@/messages/en/ending.json";
import id from "@/messages/id/ending.json";
import ko from "@/messages/ko/ending.json";
import { interfaceLanguage } from "@/messages/languages";
import th from "@/messages/th/ending.json";

type EndingTexts = typeof en;

const languages: Record<string, Partial<EndingTexts>> = { en, id, ko, th, ar };

const endingTexts = (language: string): EndingTexts => ({
  ...en,
  ...languages[language.split("-")[0] ?? ""],
});

export type EndingText = keyof EndingTexts;
type TranslateEnding = (key: EndingText, values?: Record<string, string | number>) => string;

const known = new Map<string, TranslateEnding>();

/** These texts in a language. */
export function endingTranslator(language: string): TranslateEnding {
  const before = known.get(language);
  if (before) return before;
  const translate = createTranslator({
    locale: interfaceLanguage(language),
    messages: endingTexts(language),
  }) as unknown as TranslateEnding;
  known.set(language, translate);
  return translate;
}
