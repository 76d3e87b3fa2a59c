import { useTranslations } from "@/components/language/use-translations";
import { blocksOf, choiceBars, pointRows, pointsRow } from "@/activities/kinds/form/blocks";
import type { FormForm } from "@/activities/kinds/form/view";
import { type ClosedField, fieldsOfForm, isWritten } from "@/activities/kinds/form/fields";
import styles from "@/activities/kinds/form/stage.module.css";
import { spreadOf } from "@/activities/shared/spread";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";
import { Bars } from "@/components/ui/bars";
import { PointColumns } from "@/components/ui/point-columns";
import { PointsTable } from "@/activities/kinds/form/points-table";
import type { Results } from "@/model/room/results";

/**
 * A form: its sections while people fill it; after the reveal, each closed field's distribution. Never a
 * text.
 */
export function FormStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "form") return null;
  const { form } = asked;
  if (!results) {
    return (
      <Asking view={view} asked={asked}>
        <ol className={styles.sections} lang={language}>
          {form.sections.map((section) => (
            <li key={section.id}>
              <BothLanguages text={section.title} />
            </li>
          ))}
        </ol>
        <Small>{t(fieldsOfForm(form).some(isWritten) ? "form.howTexts" : "form.how")}</Small>
      </Asking>
    );
  }
  return (
    <Asking view={view} asked={asked}>
      <Filled form={form} results={results} language={language} />
    </Asking>
  );
}

function Filled({ form, results, language }: { form: FormForm; results: Results; language: string }) {
  const t = useTranslations("stage");
  const fields = fieldsOfForm(form);
  const filled = (id: string) => results.options.find((o) => o.id === id)?.count ?? 0;
  return (
    <div className={styles.filled}>
      {blocksOf(fields).map((block) =>
        block.type === "scales" ? (
          <PointsTable
            key={block.fields[0]?.id}
            caption={block.fields.map((f) => f.text).join(", ")}
            ends={block.fields[0]!}
            words={{ people: t("form.people"), median: t("form.median") }}
            rows={pointRows(block.fields, results.marks)}
            lang={language}
          />
        ) : (
          <div key={block.field.id} className={styles.field}>
            <div>
              <p lang={language}>{block.field.text}</p>
              <Small>{t("form.filled", { count: filled(block.field.id) })}</Small>
            </div>
            <Spread
              field={block.field}
              counts={results.marks[block.field.id] ?? {}}
              filled={filled(block.field.id)}
              language={language}
            />
          </div>
        ),
      )}
      {fields.some(isWritten) && <Small>{t("form.texts")}</Small>}
    </div>
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
  const t = useTranslations("stage");
  if (field.type === "choice" || field.type === "several") {
    return (
      <Bars
        className={styles.bars}
        lang={language}
        bars={choiceBars(field.options, counts, filled, (said) => t("value", said))}
      />
    );
  }
  const middle = spreadOf(counts);
  if (field.type === "number") {
    return (
      <p className={styles.middle}>
        {middle ? t("form.middle", { median: middle.median, q1: middle.q1, q3: middle.q3 }) : t("form.few")}
      </p>
    );
  }
  return (
    <PointColumns
      className={styles.columns}
      lang={language}
      ends={field}
      row={pointsRow(field, counts)}
      say={(what, count) => t("columnSaid", { what, count })}
    />
  );
}
