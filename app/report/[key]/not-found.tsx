import { pageLanguage } from "@/app/page-language";
import page from "@/components/debrief/debrief-page.module.css";
import { direction } from "@/model/text/language";
import { reportWords } from "@/server/debrief/report-words";

/** The page of a link that opens nothing: the same for a wrong, an ended and a withdrawn one. */
export default async function Gone() {
  const { from, locale } = await reportWords(await pageLanguage());
  const front = from("front");
  return (
    <main className={page.page} lang={locale} dir={direction(locale)}>
      <h1>{front("published.gone")}</h1>
      <p className={page.sub}>{front("published.goneText")}</p>
    </main>
  );
}
