/** In which language a trainer's page is: what this browser chose, else what it likes best. Server only. */
import { cookies, headers } from "next/headers";
import { createTranslator } from "use-intl/core";
import { type InterfaceLanguage, interfaceLanguages, LANGUAGE_COOKIE, preferred } from "@/messages/languages";
import { completed, translationIn } from "@/messages/load";

export async function pageLanguage(): Promise<InterfaceLanguage> {
  const chosen = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const known = interfaceLanguages.find((one) => one === chosen);
  return known ?? preferred((await headers()).get("accept-language") ?? undefined, interfaceLanguages) ?? "en";
}

/** In which dates of the page are written; "en" alone would write them as in the United States. */
export const dateLocale = (language: InterfaceLanguage): string => (language === "en" ? "en-GB" : language);

/** The words of the trainers' pages, for the parts that run on the server. */
export async function accountTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "account" });
}

/** The words of the pages where workshops are written, for the parts that run on the server. */
export async function editorTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "editor" });
}

/** The words about example rooms, for the parts that run on the server. */
export async function exampleTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "examples" });
}

/** The words about ways of signing in and one's own account, for the parts that run on the server. */
export async function signInTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "signin" });
}

/** The words about everybody with an account, for the parts that run on the server. */
export async function peopleTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "people" });
}

/** The words about how the server does, for the parts that run on the server. */
export async function operationTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "operation" });
}
