import styles from "@/components/debrief/rows-export.module.css";
import type { Words } from "@/components/debrief/words";

interface Props {
  roomId: string;
  title: string;
  ended: boolean;
  words: Words;
}

/** What the row-by-row table holds, what can go wrong with it, and, once the room has ended, the button. */
export function RowsExport({ roomId, title, ended, words: { t } }: Props) {
  return (
    <main className={styles.page}>
      <p>
        <a href={`/debrief/${roomId}`}>{t("rows.back")}</a>
      </p>
      <h1>{t("rows.title")}</h1>
      <p className={styles.room} dir="auto">
        {title}
      </p>
      <h2>{t("rows.holdsTitle")}</h2>
      <p>{t("rows.holds")}</p>
      <p>{t("rows.labels")}</p>
      <h2>{t("rows.wrongTitle")}</h2>
      <p>{t("rows.wrong")}</p>
      <p>{t("rows.texts")}</p>
      <h2>{t("rows.careTitle")}</h2>
      <p>{t("rows.care")}</p>
      {ended ? (
        <form method="post" action={`/debrief/${roomId}/rows.csv`} className={styles.form}>
          <button type="submit">{t("rows.button")}</button>
          <p>{t("rows.logged")}</p>
        </form>
      ) : (
        <p className={styles.form} role="note">
          {t("rows.notEnded")}
        </p>
      )}
      <p>
        <a href={`/debrief/${roomId}/summary.csv`} download>
          {t("rows.summary")}
        </a>
      </p>
    </main>
  );
}
