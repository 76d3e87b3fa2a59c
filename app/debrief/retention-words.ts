/** The words of the end of personal data, for the pages of trainers. */
import { createTranslator } from "use-intl/core";
import { pageLanguage } from "@/app/page-language";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

export async function retentionTexts() {
  const locale = await pageLanguage();
  return createTranslator({
    locale,
    messages: completed(await translationIn(locale)),
    namespace: "retention",
  });
}
