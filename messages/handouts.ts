/** What stands on handouts besides the texts of the workshop, and above them on screens. A text that a language lacks is in English. */
import { createTranslator } from "use-intl/core";
import ar from "@/messages/ar/handouts.json";
import en from "@/messages/en/handouts.json";
import id from "@/messages/id/handouts.json";
import ko from "@/messages/ko/handouts.json";
import { interfaceLanguage } from "@/messages/languages";
import th from "@/messages/th/handouts.json";

type HandoutTexts = typeof en;

const languages: Record<string, Partial<HandoutTexts>> = { en, id, ko, th, ar };

export type TranslateHandout = (key: keyof HandoutTexts, values?: Record<string, string | number>) => string;

/** These texts in a language. */
export function handoutTranslator(language: string): TranslateHandout {
  const locale = interfaceLanguage(language);
  const messages = { ...en, ...languages[locale] };
  return createTranslator({ locale, messages }) as unknown as TranslateHandout;
}
