import { useTranslations } from "@/components/language/use-translations";
import styles from "@/activities/kinds/table/stage.module.css";
import type { TableForm } from "@/activities/kinds/table/view";
import type { StageFaceProps } from "@/components/stage/face";
import { StageGrid } from "@/components/stage/grid";
import { QuestionHead } from "@/components/stage/question-head";
import { Authored } from "@/components/ui/authored";
import type { Results } from "@/model/room/results";

/** A table: empty while people fill it in, then the people for each cell; empty cells are named first. */
export function TableStage({ view }: StageFaceProps) {
  const t = useTranslations("stage");
  const { asked, results, language } = view;
  if (asked?.form.kind !== "table") return null;
  const { rows, columns, one } = asked.form;
  return (
    <div className={styles.table}>
      {!results && <QuestionHead asked={asked} language={language} />}
      <StageGrid
        asked={asked}
        results={results}
        language={language}
        items={rows}
        choices={columns}
        of={one ? "given" : "answered"}
        corner=""
        caption={t("table.caption")}
        most={one}
        before={
          results && !one && results.answered > 0 ? (
            <Empty form={asked.form} results={results} language={language} />
          ) : null
        }
        legend={results ? t(one ? "grid.legend" : "table.legend") : t(one ? "table.howOne" : "table.how")}
      />
    </div>
  );
}

function Empty({ form, results, language }: { form: TableForm; results: Results; language: string }) {
  const t = useTranslations("stage");
  const empty = form.rows.flatMap((row) => {
    const columns = form.columns.filter((c) => !results.marks[row.id]?.[c.id]);
    return columns.length ? [{ row, columns }] : [];
  });
  if (empty.length === 0) return null;
  return (
    <div className={styles.empty}>
      <h2>{t("table.empty")}</h2>
      <ul lang={language}>
        {empty.map(({ row, columns }) => (
          <li key={row.id}>
            <b>
              <Authored text={row.text} />
            </b>
            {": "}
            {columns.map((c) => c.text).join(", ")}
          </li>
        ))}
      </ul>
    </div>
  );
}
