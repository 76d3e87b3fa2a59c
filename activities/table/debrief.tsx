import { Figure } from "@/components/debrief/figure";
import { Grid, GridRounds, gridTables, KeyList } from "@/components/debrief/grid-figure";
import grid from "@/components/debrief/grid-figure.module.css";
import type { Words } from "@/components/debrief/words";
import styles from "@/activities/table/debrief.module.css";
import type { TableDebrief } from "@/workshop/debrief/table-debrief";
import { tableSentence } from "@/workshop/debrief/sentences";

/** A table: the cells that nobody gave, in words, then all of them; with the key where it is a match. */
export function TableDebriefed({ debrief, words }: { debrief: TableDebrief; words: Words }) {
  const { t } = words;
  const { activity, rounds, last, empty } = debrief;
  const corner = t("grids.row");
  return (
    <>
      <h2 className={grid.title} dir="auto">{activity.title}</h2>
      <Figure
        words={words}
        title={t("grids.table")}
        reading={words.say(tableSentence(debrief))}
        how={t(activity.one ? "grids.matchHow" : "grids.tableHow")}
        tables={gridTables(rounds, words, corner, activity.one)}
        expert={activity.key !== undefined}
        after={<KeyList rows={last.rows} choices={activity.columns} words={words} />}
      >
        {!activity.one && empty.length > 0 && (
          <div className={styles.empty}>
            <h4>{t("grids.empty")}</h4>
            <ul>
              {empty.map(({ row, columns }) => (
                <li key={row} dir="auto">
                  {t("grids.emptyRow", { row, columns: columns.join(", ") })}
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
      </Figure>
      <GridRounds debrief={debrief} corner={corner} words={words} />
    </>
  );
}
