import { Grid, GridFigures, KeyList } from "@/components/debrief/grid-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import type { TableDebrief } from "@/activities/kinds/table/debrief-data";
import { listed } from "@/model/text/wording";

export function TableDebriefed({ debrief, figures, words }: DebriefFaceProps<TableDebrief>) {
  const { t } = words;
  const { activity, last, empty } = debrief;
  const corner = t("grids.row");
  return (
    <GridFigures
      title={activity.title}
      figures={figures}
      words={words}
      roomy
      after={<KeyList rows={last.rows} choices={activity.columns} words={words} />}
    >
      {!activity.one && empty.length > 0 && (
        <div className="notice">
          <h4>{t("grids.empty")}</h4>
          <ul>
            {empty.map(({ row, columns }) => (
              <li key={row} dir="auto">
                {t("grids.emptyRow", { row, columns: listed(columns, words.locale) })}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Grid
        words={words}
        caption={t("grids.table")}
        corner={corner}
        rows={last.rows}
        choices={activity.columns}
        most={activity.one}
      />
    </GridFigures>
  );
}
