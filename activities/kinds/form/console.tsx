"use client";
import { useTranslations } from "@/components/language/use-translations";
import { blocksOf, choiceBars, pointRows, pointsRow } from "@/activities/kinds/form/blocks";
import { type ClosedField, fieldsOfForm, isWritten } from "@/activities/kinds/form/fields";
import styles from "@/activities/kinds/form/console.module.css";
import { spreadOf } from "@/activities/shared/spread";
import type { ConsoleResultsProps } from "@/components/console/results/choice-results";
import { MoreInDebrief } from "@/components/console/results/more-in-debrief";
import { Bars } from "@/components/ui/bars";
import { PointsTable } from "@/activities/kinds/form/points-table";
import { PointColumns } from "@/components/ui/point-columns";

export function FormConsoleResults({ asked, results, language }: ConsoleResultsProps) {
  const t = useTranslations("console");
  if (asked.form.kind !== "form") return null;
  const fields = fieldsOfForm(asked.form);
  if (!results) {
    return (
      <ol className="numbered" lang={language}>
        {fields.map((field) => (
          <li key={field.id}>{field.text}</li>
        ))}
      </ol>
    );
  }
  const filled = (id: string) => results.options.find((o) => o.id === id)?.count ?? 0;
  const blocks = blocksOf(fields);
  const inTable = new Set(blocks.flatMap((b) => (b.type === "scales" ? b.fields.map((f) => f.id) : [])));
  return (
    <>
      {blocks.map((block) =>
        block.type === "scales" ? (
          <PointsTable
            key={block.fields[0]?.id}
            caption={asked.text}
            ends={block.fields[0]!}
            words={{ people: t("form.people"), median: t("form.median") }}
            rows={pointRows(block.fields, results.marks)}
            lang={language}
          />
        ) : null,
      )}
      <ul className="stack">
        {fields
          .filter((field) => !inTable.has(field.id))
          .map((field) => (
            <li key={field.id}>
              <p>
                <span lang={language}>{field.text}</span>{" "}
                <small>{t("form.filled", { count: filled(field.id) })}</small>
              </p>
              {isWritten(field) ? (
                <Texts texts={results.texts[field.id] ?? []} more={results.more?.texts[field.id]} />
              ) : (
                <Spread
                  field={field}
                  counts={results.marks[field.id] ?? {}}
                  filled={filled(field.id)}
                  language={language}
                />
              )}
            </li>
          ))}
      </ul>
    </>
  );
}

/** Folded, since others may look at the trainer's screen. */
function Texts({ texts, more = 0 }: { texts: string[]; more?: number }) {
  const t = useTranslations("console");
  if (texts.length === 0) return null;
  return (
    <details className="quotes">
      <summary>{t("form.texts", { count: texts.length + more })}</summary>
      <ul>
        {texts.map((text, i) => (
          <li key={i} dir="auto">
            {text}
          </li>
        ))}
      </ul>
      <MoreInDebrief count={more} />
    </details>
  );
}

function Spread({
  field,
  counts,
  filled,
  language,
}: {
  field: ClosedField;
  counts: Record<string, number>;
  filled: number;
  language: string;
}) {
  const t = useTranslations("console");
  if (field.type === "choice" || field.type === "several") {
    return (
      <Bars
        className={styles.bars}
        lang={language}
        bars={choiceBars(field.options, counts, filled, (said) => t("live.value", said))}
      />
    );
  }
  const middle = spreadOf(counts);
  const said =
    middle && t("live.middle", { median: middle.median, q1: middle.q1, q3: middle.q3, people: filled });
  if (field.type === "number") return said && <small>{said}</small>;
  return (
    <div>
      <PointColumns
        className={styles.columns}
        lang={language}
        ends={field}
        row={pointsRow(field, counts)}
        say={(what, count) => t("live.columnSaid", { what, count })}
      />
      {said && <small>{said}</small>}
    </div>
  );
}
