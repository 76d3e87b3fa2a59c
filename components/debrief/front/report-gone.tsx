import page from "@/components/debrief/debrief-page.module.css";
import { direction } from "@/model/text/language";
import type { ReportWords } from "@/model/figures/report-words";

/** What a link shows that opens nothing: the same for a wrong one, one that has ended and one that was withdrawn. */
export function ReportGone({ words }: { words: ReportWords }) {
  const front = words.from("front");
  return (
    <main className={page.page} lang={words.locale} dir={direction(words.locale)}>
      <h1>{front("published.gone")}</h1>
      <p className={page.sub}>{front("published.goneText")}</p>
    </main>
  );
}
