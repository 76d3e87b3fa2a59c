"use client";
import { useTranslations } from "@/components/language/use-translations";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import styles from "@/components/console/results/rows.module.css";

export function CommitmentConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "commitment") return null;
  return (
    <div className={styles.asked}>
      <ul lang={language}>
        {asked.form.fields.map((field) => (
          <li key={field.id}>{field.text}</li>
        ))}
      </ul>
      <p>{t("live.promiseOwn")}</p>
      {results && <p>{t("live.promised", { count: results.answered })}</p>}
    </div>
  );
}
