"use client";
import { useTranslations } from "@/components/language/use-translations";
import { PointColumns } from "@/components/ui/point-columns";
import { scaleRows } from "@/activities/kinds/scale/rows";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { ResultRows } from "@/components/console/results/rows";

export function ScaleConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "scale") return null;
  const { form } = asked;
  return (
    <ResultRows
      items={form.statements}
      language={language}
      rows={
        results &&
        scaleRows(form, results.marks).map((row) => ({
          id: row.id,
          text: row.text,
          note: row.middle
            ? t("live.middle", {
                median: row.middle.median,
                q1: row.middle.q1,
                q3: row.middle.q3,
                people: row.people,
              })
            : t("live.judged", { people: row.people }),
          drawing: (
            <PointColumns
              row={row}
              ends={form}
              lang={language}
              say={(what, count) => t("live.columnSaid", { what, count })}
            />
          ),
        }))
      }
    >
      <p lang={language}>
        1: {form.low} · {form.points}: {form.high}
      </p>
    </ResultRows>
  );
}
