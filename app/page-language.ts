/** The language of a trainer's page, its texts and its dates. Server only. */
import { cookies, headers } from "next/headers";
import { createTranslator } from "use-intl/core";
import { type InterfaceLanguage, interfaceLanguages, LANGUAGE_COOKIE, preferred } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/** The language chosen in this browser, else the one that it prefers. */
export async function pageLanguage(): Promise<InterfaceLanguage> {
  const cookie = (await cookies()).get(LANGUAGE_COOKIE)?.value;
  const chosen = interfaceLanguages.find((one) => one === cookie);
  return (
    chosen ?? preferred((await headers()).get("accept-language") ?? undefined, interfaceLanguages) ?? "en"
  );
}

/** Dates of the page; "en" alone would write them as in the United States. */
export async function pageDates(
  style: Intl.DateTimeFormatOptions = { dateStyle: "medium", timeStyle: "short" },
): Promise<Intl.DateTimeFormat> {
  const language = await pageLanguage();
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, style);
}

/** Texts of one namespace, in the language of the page. */
const textsOf =
  <N extends keyof ReturnType<typeof completed>>(namespace: N) =>
  async () => {
    const locale = await pageLanguage();
    return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace });
  };

export const accountTexts = textsOf("account");
export const consoleTexts = textsOf("console");
export const editorTexts = textsOf("editor");
export const exampleTexts = textsOf("examples");
export const frontTexts = textsOf("front");
export const operationTexts = textsOf("operation");
export const peopleTexts = textsOf("people");
export const reasonTexts = textsOf("reasons");
export const retentionTexts = textsOf("retention");
export const signInTexts = textsOf("signin");
