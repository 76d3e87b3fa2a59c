"use client";
import { useTranslations } from "@/components/language/use-translations";
import { PointsColumns } from "@/activities/kinds/points/columns";
import { pointsRows } from "@/activities/kinds/points/rows";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { ResultRows } from "@/components/console/results/rows";

export function PointsConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "points") return null;
  const { form } = asked;
  const counts = Object.fromEntries((results?.options ?? []).map((o) => [o.id, o.count]));
  return (
    <ResultRows
      items={form.items}
      language={language}
      rows={
        results &&
        pointsRows(form, { marks: results.marks, counts }).map((row) => ({
          id: row.id,
          text: row.text,
          note: row.middle
            ? t("live.pointsMiddle", {
                sum: row.sum,
                percent: Math.round(row.percent),
                median: row.middle.median,
                q1: row.middle.q1,
                q3: row.middle.q3,
              })
            : t("live.pointsSum", { sum: row.sum, percent: Math.round(row.percent) }),
          drawing: <PointsColumns row={row} say={(what, count) => t("live.columnSaid", { what, count })} />,
        }))
      }
    >
      <p>{t(form.exact ? "live.pointsExact" : "live.pointsMost", { total: form.total })}</p>
    </ResultRows>
  );
}
