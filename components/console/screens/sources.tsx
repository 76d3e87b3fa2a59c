"use client";
import { useTranslations } from "@/components/language/use-translations";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/screens/sources.module.css";

/** All sources of the present activity, folded, as a source can give an answer away. */
export function Sources() {
  const t = useTranslations("console");
  const { plan, view } = useConsoleContext();
  if (view.sources.length === 0) return null;
  return (
    <details className={styles.sources} key={view.step}>
      <summary>{t("live.sources")}</summary>
      <ul>
        {view.sources.map((s) => (
          <li key={s.text}>
            <span lang={plan.language}>{s.text}</span>{" "}
            {s.dated && (
              <span className="chip canola">
                {s.year === null ? t("live.dated") : `${t("live.dated")} · ${s.year}`}
              </span>
            )}
            {s.newer && (
              <p>
                <b>{t("live.newer")}</b> <span lang={plan.language}>{s.newer}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
