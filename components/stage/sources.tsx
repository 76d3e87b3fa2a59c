import { useLocale } from "use-intl";
import { useTranslations } from "@/components/language/use-translations";
import styles from "@/components/stage/sources.module.css";
import type { SourceNote } from "@/workshop/protocol/views";

/** Further sources have no room on the stage; phones have them all. */
const MAX_SOURCES = 3;

/** The sources of the facts on the screen; an old figure has the newer one beside it. */
export function Sources({ sources, language }: { sources: SourceNote[]; language: string }) {
  const t = useTranslations("stage");
  const locale = useLocale();
  if (sources.length === 0) return null;
  const more = sources.length - MAX_SOURCES;
  return (
    <aside className={styles.sources} aria-label={t("sources.title")}>
      {sources.slice(0, MAX_SOURCES).map((s) => (
        <p key={s.text} lang={language}>
          {s.text} {s.dated && <Dated year={s.year} />}
          {s.newer && (
            <>
              {" "}
              <b lang={locale}>{t("sources.newer")}</b> {s.newer}
            </>
          )}
        </p>
      ))}
      {more > 0 && <p>{t("sources.more", { count: more })}</p>}
    </aside>
  );
}

/** Says in words that a figure is old. */
export function Dated({ year }: { year: number | null }) {
  const t = useTranslations("stage");
  return (
    <span className={styles.dated} lang={useLocale()}>
      {year === null ? t("sources.dated") : `${t("sources.dated")} · ${year}`}
    </span>
  );
}
