/** What people read after a workshop: certificates, the take-away, the follow-up. A text that a language lacks is in English. */
import { createTranslator } from "use-intl/core";
import ar from "@/messages/ar/after.json";
import en from "@/messages/en/after.json";
import id from "@/messages/id/after.json";
import ko from "@/messages/ko/after.json";
import { interfaceLanguage } from "@/messages/languages";
import th from "@/messages/th/after.json";

type AfterTexts = typeof en;

const languages: Record<string, Partial<AfterTexts>> = { en, id, ko, th, ar };

const afterTexts = (language: string): AfterTexts => ({ ...en, ...languages[language.split("-")[0] ?? ""] });

export type AfterText = keyof AfterTexts;
export type TranslateAfter = (key: AfterText, values?: Record<string, string | number>) => string;

const known = new Map<string, TranslateAfter>();

/** These texts in a language. */
export function afterTranslator(language: string): TranslateAfter {
  const before = known.get(language);
  if (before) return before;
  const translate = createTranslator({
    locale: interfaceLanguage(language),
    messages: afterTexts(language),
  }) as unknown as TranslateAfter;
  known.set(language, translate);
  return translate;
}
