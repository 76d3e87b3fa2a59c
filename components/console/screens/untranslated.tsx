"use client";
import { useLocale, useTranslations } from "use-intl";
import { useConsoleContext } from "@/components/console/console-context";
import styles from "@/components/console/screens/untranslated.module.css";
import { nameIn } from "@/messages/languages";

/** Warns when people here read a language that the present activity, or the next one, is not whole in. */
export function Untranslated() {
  const t = useTranslations("console");
  const locale = useLocale();
  const { plan, view } = useConsoleContext();
  const activities = plan.sessions.flatMap((s) => s.activities);
  const lines = [...new Set(view.untranslated.map((u) => u.activity))].map((id) => ({
    id,
    title: activities.find((a) => a.id === id)?.title ?? id,
    languages: view.untranslated
      .filter((u) => u.activity === id)
      .map((u) => t("untranslated.language", { language: nameIn(u.language, locale), count: u.texts }))
      .join(", "),
  }));
  if (lines.length === 0 || view.ended) return null;
  return (
    <ul className={styles.untranslated} aria-label={t("untranslated.title")}>
      {lines.map(({ id, title, languages }) => (
        <li key={id}>{t.rich("untranslated.line", { activity: () => <bdi>{title}</bdi>, languages })}</li>
      ))}
    </ul>
  );
}
