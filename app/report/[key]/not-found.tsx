import { pageLanguage } from "@/app/page-language";
import { ReportGone } from "@/components/debrief/front/report-gone";
import { reportWords } from "@/server/debrief/report-words";

export default async function Gone() {
  return <ReportGone words={await reportWords(await pageLanguage())} />;
}
