/** Some words of the pages in one language: only what a page says goes to its browser. */
import type { InterfaceLanguage } from "@/messages/languages";
import type { Messages, SomeMessages } from "@/messages/load";
import { over } from "@/messages/over";

export type Namespace = keyof Messages;

/** Namespaces as the language has them. */
export const namespacesIn = async (
  language: InterfaceLanguage,
  names: readonly Namespace[],
): Promise<SomeMessages> =>
  Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name, (await import(`./${language}/${name}.json`)).default] as const),
    ),
  );

/** Whole namespaces; what the language lacks is in English. */
export async function wordsIn(
  language: InterfaceLanguage,
  names: readonly Namespace[],
): Promise<SomeMessages> {
  const [english, translation] = await Promise.all([
    namespacesIn("en", names),
    language === "en" ? null : namespacesIn(language, names),
  ]);
  return translation ? (over(english, translation) as SomeMessages) : english;
}
