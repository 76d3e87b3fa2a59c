import { pageLanguage } from "@/app/page-language";
import { ReportGone } from "@/components/debrief/front/report-gone";
import { wordsIn } from "@/server/debrief/report-words";

export default async function Gone() {
  return <ReportGone words={await wordsIn(await pageLanguage())} />;
}
