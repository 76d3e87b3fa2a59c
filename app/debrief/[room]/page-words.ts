import { pageLanguage } from "@/app/page-language";
import { debriefWords, type ReportWords } from "@/components/debrief/translated-words";
import { completed, translationIn } from "@/messages/load";

/** The words of the debrief in the language of the page. */
export async function pageWords(): Promise<ReportWords> {
  const language = await pageLanguage();
  return debriefWords(language, completed(await translationIn(language)));
}
