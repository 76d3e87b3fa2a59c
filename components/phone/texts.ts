/** The phone's texts as a function; faces are plain markup and take it as a prop. */
import { createTranslator } from "use-intl/core";
import type enPhone from "@/messages/en/phone.json";
import { phoneTexts } from "@/messages/language";

export type PhoneText = keyof typeof enPhone;
export type Translate = (key: PhoneText, values?: Record<string, string | number>) => string;

const cache = new Map<string, Translate>();

/** The phone's texts in a language. */
export function phoneTranslator(language: string): Translate {
  const known = cache.get(language);
  if (known) return known;
  const messages = phoneTexts(language).phone;
  const translate = createTranslator({ locale: language, messages }) as unknown as Translate;
  cache.set(language, translate);
  return translate;
}
