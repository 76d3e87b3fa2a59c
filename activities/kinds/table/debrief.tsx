import { Grid, GridFigures, KeyList } from "@/components/debrief/grid-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { TableDebrief } from "@/activities/kinds/table/debrief-data";
import { listed } from "@/model/text/wording";

/** A table: the cells that nobody gave, in words, then all of them; with the key where it is a match. */
export function TableDebriefed({
  debrief,
  figures,
  words,
}: {
  debrief: TableDebrief;
  figures: FigureModel[];
  words: ReportWords;
}) {
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
