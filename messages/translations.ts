/**
 * The translations of the words of pages, apart from them: a page that stays in one language does not carry
 * the list.
 */
import type { InterfaceLanguage } from "@/messages/languages";
import { messages, type SomeMessages } from "@/messages/load";

/** Null for English, which has everything. */
export async function translationIn(language: InterfaceLanguage): Promise<SomeMessages | null> {
  if (language === "en") return null;
  const files = Object.keys(messages).map(async (namespace) => {
    const file = await import(`./${language}/${namespace}.json`);
    return [namespace, file.default] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}
