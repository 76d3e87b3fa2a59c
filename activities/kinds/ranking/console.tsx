"use client";
import { useTranslations } from "@/components/language/use-translations";
import { RankingColumns } from "@/activities/kinds/ranking/columns";
import { rankingRows } from "@/activities/kinds/ranking/rows";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { ResultRows } from "@/components/console/results/rows";

export function RankingConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "ranking") return null;
  const { form } = asked;
  return (
    <ResultRows
      items={form.items}
      language={language}
      rows={
        results &&
        rankingRows(form, results).map((row) => ({
          id: row.id,
          text: row.text,
          note:
            row.mean === null
              ? t("live.rankingFirst", { first: row.first })
              : t("live.rankingMean", { mean: Math.round(row.mean * 10) / 10, first: row.first }),
          drawing: (
            <RankingColumns
              row={row}
              none={t("live.rankingNone")}
              say={(what, count) => t("live.columnSaid", { what, count })}
            />
          ),
        }))
      }
    >
      <p>{t("live.rankingTop", { top: form.top })}</p>
    </ResultRows>
  );
}
