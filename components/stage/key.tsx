import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/key.module.css";
import { Dated } from "@/components/stage/sources";
import { Second, SecondBlock } from "@/components/stage/second";
import { stageWord } from "@/components/stage/word";
import { Authored } from "@/components/ui/authored";
import { Markdown } from "@/components/ui/markdown";
import type { Key, KeyItem } from "@/model/activity/key";
import { listed } from "@/model/text/wording";

interface Props {
  items: Key;
  /** The accepted answers to an item. */
  words: (item: KeyItem) => string[];
  language: string;
}

/** The expert's answer for the whole room: accepted answers, reason, law, usual mistake. */
export function StageKey({ items, words: wordsOf, language }: Props) {
  const t = useTranslations("stage");
  const alone = items.length === 1;
  return (
    <section className={styles.key} aria-label={t("key.title")}>
      <h2>{t("key.title")}</h2>
      {items.map((item) => {
        const words = wordsOf(item);
        return (
          <article key={item.id} className={styles.item}>
            {!alone && (
              <p className={styles.text} lang={language}>
                <Authored text={item.text} />
                <Second of={item.text} />
              </p>
            )}
            {words.length > 0 && (
              <p className={styles.accepted}>
                <span aria-hidden="true">✓</span> <span className="quiet">{t("key.accepted")}</span>{" "}
                <b lang={language}>{words.join(" · ")}</b>
              </p>
            )}
            {item.values?.map((v, i) => (
              <p key={v.date} className={styles.accepted} lang={language}>
                <b>{t("key.value", { value: v.value })}</b> ({listed([v.date, v.source], language)}){" "}
                {i + 1 < item.values!.length && <Dated year={null} />}
              </p>
            ))}
            {item.reason && (
              <div className={styles.reason} lang={language}>
                <Markdown text={item.reason} top={3} word={stageWord} />
                <SecondBlock of={item.reason} top={3} />
              </div>
            )}
            {item.law && (
              <p className={styles.law} lang={language}>
                {item.law}
              </p>
            )}
            {item.error && (
              <p className={styles.error}>
                {t("key.error")} <span lang={language}>{item.error}</span>
              </p>
            )}
          </article>
        );
      })}
    </section>
  );
}
