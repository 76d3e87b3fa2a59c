"use client";
import { useTranslations } from "@/components/language/use-translations";
import { numberWriter } from "@/activities/kinds/number/bin-words";
import styles from "@/activities/kinds/number/console.module.css";
import { Histogram } from "@/activities/kinds/number/histogram";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";

export function NumberConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "number") return null;
  const { unit, min, max } = asked.form;
  const write = numberWriter("en");
  const numbers = results?.numbers;
  if (!numbers) {
    return (
      <p className="muted">
        {t("live.numberRange", { from: write(min), to: write(max) })} <span lang={language}>{unit}</span>
      </p>
    );
  }
  const { middle } = numbers;
  return (
    <div className="stack tight">
      {middle && (
        <p>
          {t("live.numberMiddle", {
            median: write(middle.median),
            q1: write(middle.q1),
            q3: write(middle.q3),
          })}{" "}
          <span lang={language}>{unit}</span>
        </p>
      )}
      <Histogram
        numbers={numbers}
        write={write}
        className={styles.histogram}
        say={(what, count) => t("live.columnSaid", { what, count })}
        beyond={(side, value) => t(`live.number-${side}`, { value })}
      />
    </div>
  );
}
