import { useTranslations } from "@/components/language/use-translations";
import { PointsColumns } from "@/activities/kinds/points/columns";
import { pointsRows } from "@/activities/kinds/points/rows";
import type { StageFaceProps } from "@/components/stage/face";
import { Asking, Small } from "@/components/stage/asking";
import { BothLanguages } from "@/components/stage/both-languages";
import { Items } from "@/components/stage/items";
import styles from "@/components/stage/rows.module.css";
import { Rows } from "@/components/ui/rows";

export function PointsStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "points") return null;
  const { form } = asked;
  if (!results) {
    return (
      <Asking view={view} asked={asked}>
        <Items items={form.items} language={language} />
        <Small>{t("points.how", { total: form.total })}</Small>
      </Asking>
    );
  }
  const counts = Object.fromEntries(results.options.map((o) => [o.id, o.count]));
  return (
    <Asking view={view} asked={asked}>
      <Rows
        className={styles.rows}
        lang={language}
        rows={pointsRows(form, { marks: results.marks, counts }).map((row) => ({
          id: row.id,
          text: <BothLanguages text={row.text} />,
          note: row.middle
            ? t("points.middle", {
                percent: Math.round(row.percent),
                median: row.middle.median,
                q1: row.middle.q1,
                q3: row.middle.q3,
              })
            : t("points.sum", { sum: row.sum, percent: Math.round(row.percent) }),
          drawing: <PointsColumns row={row} say={(what, count) => t("columnSaid", { what, count })} />,
        }))}
      />
      <Small>{t("points.read")}</Small>
    </Asking>
  );
}
