import { ModelFigure } from "@/components/debrief/model-figure";
import { Grid, KeyList } from "@/components/debrief/grid-figure";
import grid from "@/components/debrief/grid-figure.module.css";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import styles from "@/activities/kinds/table/debrief.module.css";
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
  const [model, ...more] = figures;
  if (!model) return null;
  return (
    <>
      <h2 className={grid.title} dir="auto">
        {activity.title}
      </h2>
      <ModelFigure
        model={model}
        words={words}
        above={null}
        roomy
        after={<KeyList rows={last.rows} choices={activity.columns} words={words} />}
      >
        {!activity.one && empty.length > 0 && (
          <div className={styles.empty}>
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
      </ModelFigure>
      {more.map((one) => (
        <ModelFigure key={one.id} model={one} words={words} />
      ))}
    </>
  );
}
