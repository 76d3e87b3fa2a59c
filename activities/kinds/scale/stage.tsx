import styles from "@/activities/kinds/scale/stage.module.css";
import drawn from "@/components/stage/rows.module.css";
import { PointColumns } from "@/components/ui/point-columns";
import { scaleRows } from "@/activities/kinds/scale/rows";
import { type ScaleForm, pointsOf } from "@/activities/kinds/scale/view";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";
import type { StageFaceProps } from "@/components/stage/face";
import { Rows } from "@/components/ui/rows";
import { useTranslations } from "@/components/language/use-translations";

export function ScaleStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "scale") return null;
  const { form } = asked;
  if (!results) {
    return (
      <Asking view={view} asked={asked}>
        <ul className={styles.statements} data-many={form.statements.length > 1 || undefined} lang={language}>
          {form.statements.map((s) => (
            <li key={s.id}>
              <BothLanguages text={s.text} />
            </li>
          ))}
        </ul>
        <Ends form={form} language={language} />
        <Small>{t(form.statements.length > 1 ? "scale.how" : "scale.howOne")}</Small>
      </Asking>
    );
  }
  const rows = scaleRows(form, results.marks);
  return (
    <Asking view={view} asked={asked}>
      <Rows
        className={drawn.rows}
        lang={language}
        rows={rows.map((row) => ({
          id: row.id,
          text: <BothLanguages text={row.text} />,
          note: row.middle
            ? t("scale.middle", {
                median: row.middle.median,
                q1: row.middle.q1,
                q3: row.middle.q3,
                people: row.people,
              })
            : t("scale.people", { people: row.people }),
          drawing: (
            <PointColumns
              row={row}
              ends={{ low: <BothLanguages text={form.low} />, high: <BothLanguages text={form.high} /> }}
              lang={language}
              say={(what, count) => t("columnSaid", { what, count })}
            />
          ),
        }))}
      />
    </Asking>
  );
}

function Ends({ form, language }: { form: ScaleForm; language: string }) {
  return (
    <div className={styles.ends}>
      <ol aria-hidden="true">
        {pointsOf(form.points).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ol>
      <p lang={language}>
        <span>
          <b>1</b> <BothLanguages text={form.low} />
        </span>
        <span>
          <b>{form.points}</b> <BothLanguages text={form.high} />
        </span>
      </p>
    </div>
  );
}
