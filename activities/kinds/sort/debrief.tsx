import { ModelFigure } from "@/components/debrief/model-figure";
import { Grid, KeyList } from "@/components/debrief/grid-figure";
import styles from "@/components/debrief/grid-figure.module.css";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { SortDebrief } from "@/activities/kinds/sort/debrief-data";

/** A sort: cards by bins, the most contested first, with the key and what tells the bins apart; then the rounds. */
export function SortDebriefed({
  debrief,
  figures,
  words,
}: {
  debrief: SortDebrief;
  figures: FigureModel[];
  words: ReportWords;
}) {
  const { t } = words;
  const { activity, contested } = debrief;
  const { bins, criteria } = activity;
  const names = (id: string) => bins.find((b) => b.id === id)?.text ?? id;
  const [model, ...more] = figures;
  if (!model) return null;
  return (
    <>
      <h2 className={styles.title} dir="auto">
        {activity.title}
      </h2>
      <ModelFigure
        model={model}
        words={words}
        above={null}
        roomy
        after={
          <>
            <KeyList rows={contested} choices={bins} words={words} />
            {criteria && (
              <table className={styles.criteria} data-expert>
                <caption>{t("grids.criteria")}</caption>
                <thead>
                  <tr>
                    <td />
                    {criteria.columns.map((id) => (
                      <th key={id} scope="col" dir="auto">
                        {names(id)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {criteria.rows.map((row) => (
                    <tr key={row.id}>
                      <th scope="row" dir="auto">
                        {row.text}
                      </th>
                      {row.cells.map((cell, i) => (
                        <td key={criteria.columns[i]} dir="auto">
                          {cell}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </>
        }
      >
        <Grid
          words={words}
          caption={t("grids.sort")}
          corner={t("grids.item")}
          rows={contested}
          choices={bins}
          most
        />
      </ModelFigure>
      {more.map((one) => (
        <ModelFigure key={one.id} model={one} words={words} />
      ))}
    </>
  );
}
