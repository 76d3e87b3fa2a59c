/** The words of what trainers add to a debrief, for the parts that run on the server. */
import { createTranslator } from "use-intl/core";
import { pageLanguage } from "@/app/page-language";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

export async function frontTexts() {
  const locale = await pageLanguage();
  return createTranslator({ locale, messages: completed(await translationIn(locale)), namespace: "front" });
}
