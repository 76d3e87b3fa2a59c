import { useTranslations } from "use-intl";
import { Markdown } from "@/components/ui/markdown";
import { Pages } from "@/components/ui/pages";
import styles from "@/components/stage/plain-faces.module.css";

const slideSizes = [2.75, 2.5, 2.25, 2, 1.8, 1.65, 1.5];

/** Authored Markdown, as large as it fits. */
export function Slide({ body, language }: { body: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <Pages sizes={slideSizes} mark={(page, pages) => t("page", { page, pages })}>
      <article className={styles.slide} lang={language}>
        <Markdown text={body} />
      </article>
    </Pages>
  );
}

/** A quiet page that says what kind of content comes next. */
export function Notice({ text, language }: { text: string; language: string }) {
  const t = useTranslations("stage");
  return (
    <section className={styles.notice}>
      <h1>{t("notice.title")}</h1>
      <p className={styles.text} lang={language}>
        {text}
      </p>
      <p className={styles.rest}>{t("notice.rest")}</p>
    </section>
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
