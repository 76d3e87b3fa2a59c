import type { InterfaceLanguage } from "@/messages/languages";
import { messages, type SomeMessages } from "@/messages/load";
import { type Namespace, namespacesIn } from "@/messages/words";

/** All words of the pages that a language has, for the server; null for English, which has everything. */
export const translationIn = async (language: InterfaceLanguage): Promise<SomeMessages | null> =>
  language === "en" ? null : namespacesIn(language, Object.keys(messages) as Namespace[]);
