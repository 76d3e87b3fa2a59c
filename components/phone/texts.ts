/** The phone's texts as a function, which faces take as a prop. */
import { createTranslator } from "use-intl/core";
import type enPhone from "@/messages/en/phone.json";
import { phoneTexts } from "@/messages/language";
import { interfaceLanguage } from "@/messages/languages";
import { isolated } from "@/model/text/isolated";
import type { Reason } from "@/model/reasons";

export type PhoneText = keyof typeof enPhone;
export type Translate = (key: PhoneText, values?: Record<string, string | number>) => string;

/** The sentence of a refusal, with its numbers filled in. */
export const reasonText = (
  language: string,
  reason: Reason,
  values: Readonly<Record<string, number>> = {},
): string =>
  phoneTexts(language).reasons[reason].replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(values[name] ?? ""),
  );

const cache = new Map<string, Translate>();

export function phoneTranslator(language: string): Translate {
  const cached = cache.get(language);
  if (cached) return cached;
  const messages = phoneTexts(language).phone;
  const plain = createTranslator({ locale: interfaceLanguage(language), messages }) as unknown as Translate;
  const translate: Translate = (key, values) =>
    plain(key, values && isolated(values, language, messages[key]));
  cache.set(language, translate);
  return translate;
}
