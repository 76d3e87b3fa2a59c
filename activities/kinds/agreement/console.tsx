"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import styles from "@/components/console/results/rows.module.css";

export function AgreementConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "agreement") return null;
  return (
    <div className={styles.asked}>
      <ul lang={language}>
        {asked.form.rules.map((rule) => (
          <li key={rule.id}>{rule.text}</li>
        ))}
      </ul>
      {results && <p>{t("live.agreed", { count: results.answered })}</p>}
    </div>
  );
}
