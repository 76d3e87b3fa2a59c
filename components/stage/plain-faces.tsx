import { useTranslations } from "@/components/language/use-translations";
import { SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Markdown } from "@/components/ui/markdown";
import styles from "@/components/stage/plain-faces.module.css";

/** A quiet page that says what kind of content comes next. */
export function Notice({ text, language }: { text: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <section className={styles.notice}>
      <h1>{t("notice.title")}</h1>
      <div className={styles.text} lang={language}>
        <Markdown text={text} top={2} word={stageWord} />
        <SecondBlock of={text} top={2} />
      </div>
      <p className={styles.rest}>{t("notice.rest")}</p>
    </section>
  );
}

/** Between two days. */
export function DayOver({
  next,
  language,
}: {
  next: { title: string; start: string } | null;
  language: string;
}) {
  const t = useTranslations("stage");
  return (
    <main className={styles.ended}>
      <p>{t("dayOver.today")}</p>
      <h1>{t("ended.title")}</h1>
      {next ? (
        <p>{t.rich("dayOver.next", { start: next.start, day: () => <b lang={language}>{next.title}</b> })}</p>
      ) : (
        <p>{t("dayOver.later")}</p>
      )}
    </main>
  );
}

/** After the end of the room. */
export function Ended({ title, language }: { title: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <main className={styles.ended}>
      <p lang={language}>{title}</p>
      <h1>{t("ended.title")}</h1>
      <p>{t("ended.text")}</p>
    </main>
  );
}
