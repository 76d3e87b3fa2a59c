/** The words of the pages that Next serves, by language. English is always there; another language is loaded when asked for. */
import { messages as english } from "@/messages/en";
import type { InterfaceLanguage } from "@/messages/languages";

export type Messages = typeof english;

/** Some of the words; what is missing is in English. */
export type SomeMessages = { [namespace: string]: unknown };

const translations: Record<Exclude<InterfaceLanguage, "en">, () => Promise<{ messages: SomeMessages }>> = {
  id: () => import("@/messages/id"),
  th: () => import("@/messages/th"),
  ko: () => import("@/messages/ko"),
  ar: () => import("@/messages/ar"),
};

/** What a language has of its own; null for English, which has everything. */
export async function translationIn(language: InterfaceLanguage): Promise<SomeMessages | null> {
  return language === "en" ? null : (await translations[language]()).messages;
}

/** All words, in English where the language lacks them. */
export const completed = (some: SomeMessages | null): Messages =>
  (some ? over(english, some) : english) as Messages;

function over(base: unknown, own: unknown): unknown {
  if (typeof base !== "object" || base === null || typeof own !== "object" || own === null)
    return own ?? base;
  const keys = Object.entries(base).map(([key, text]) => [
    key,
    over(text, (own as Record<string, unknown>)[key]),
  ]);
  return Object.fromEntries(keys);
}
