import { pageLanguage } from "@/app/page-language";
import { debriefWords } from "@/components/debrief/translated-words";
import type { ReportWords } from "@/model/figures/report-words";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";

/** The words of the debrief in the language of the page. */
export async function pageWords(): Promise<ReportWords> {
  const language = await pageLanguage();
  return debriefWords(language, completed(await translationIn(language)));
}
