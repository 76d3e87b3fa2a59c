import { retentionTexts } from "@/app/debrief/retention-words";
import { dateLocale, pageLanguage } from "@/app/page-language";
import { findErasure } from "@/server/store/retention/erasures";
import styles from "@/components/debrief/data-end.module.css";

/** At the foot of a debrief: what became of the personal data, and where to see to it. */
export async function DataEndLine({ roomId }: { roomId: string }) {
  const [t, erasure] = await Promise.all([retentionTexts(), findErasure(roomId)]);
  const dates = new Intl.DateTimeFormat(dateLocale(await pageLanguage()), { dateStyle: "long" });
  return (
    <footer className={styles.line}>
      {erasure && <span>{t("erasedOn", { date: dates.format(erasure.at) })} </span>}
      <a href={`/debrief/${roomId}/data`}>{t("link")}</a>
    </footer>
  );
}
