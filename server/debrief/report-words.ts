/** The texts of the interface in a report, in the language of its reader. */
import { debriefWords } from "@/components/debrief/translated-words";
import { interfaceLanguage } from "@/messages/languages";
import { completed } from "@/messages/load";
import { translationIn } from "@/messages/translations";
import type { ReportWords } from "@/model/figures/report-words";

/** @param language where the interface does not speak it, its words are English */
export async function reportWords(language: string): Promise<ReportWords> {
  const spoken = interfaceLanguage(language);
  return debriefWords(spoken, completed(await translationIn(spoken)));
}
