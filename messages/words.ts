/** Some words of the pages in one language: only what a page says goes to its browser. */
import type { InterfaceLanguage } from "@/messages/languages";
import type { Messages, SomeMessages } from "@/messages/load";
import { over } from "@/messages/over";

export type Namespace = keyof Messages;

/** Whole namespaces; what the language lacks is in English. */
export async function wordsIn(
  language: InterfaceLanguage,
  namespaces: readonly Namespace[],
): Promise<SomeMessages> {
  const load = async (from: InterfaceLanguage): Promise<SomeMessages> =>
    Object.fromEntries(
      await Promise.all(
        namespaces.map(async (name) => [name, (await import(`./${from}/${name}.json`)).default] as const),
      ),
    );
  const english = await load("en");
  return language === "en" ? english : (over(english, await load(language)) as SomeMessages);
}
