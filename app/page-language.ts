/** In which language a trainer's page is: what this browser chose, else what it likes best. Server only. */
import { cookies, headers } from "next/headers";
import { createTranslator } from "use-intl/core";
import { type InterfaceLanguage, interfaceLanguages, LANGUAGE_COOKIE, preferred } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

export async function pageLanguage(): Promise<InterfaceLanguage> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const known = interfaceLanguages.find((one) => one === chosen);
  return (
    known ?? preferred((await headers()).get("accept-language") ?? undefined, interfaceLanguages) ?? "en"
  );
}

/** In which dates of the page are written; "en" alone would write them as in the United States. */
export const dateLocale = (language: InterfaceLanguage): string => (language === "en" ? "en-GB" : language);

/** The words of one part of the pages, in the language of the page. */
const textsOf =
  <N extends keyof ReturnType<typeof completed>>(namespace: N) =>
  async () => {
    const locale = await pageLanguage();
    return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace });
  };

/** The words of the trainers' pages, for the parts that run on the server. */
export const accountTexts = textsOf("account");

/** The words of the pages where workshops are written, for the parts that run on the server. */
export const editorTexts = textsOf("editor");

/** The words about example rooms, for the parts that run on the server. */
export const exampleTexts = textsOf("examples");

/** The words about ways of signing in and one's own account, for the parts that run on the server. */
export const signInTexts = textsOf("signin");

/** The words about everybody with an account, for the parts that run on the server. */
export const peopleTexts = textsOf("people");

/** The words about how the server does, for the parts that run on the server. */
export const operationTexts = textsOf("operation");
