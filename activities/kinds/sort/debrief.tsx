import { Grid, GridFigures, KeyList } from "@/components/debrief/grid-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import type { SortDebrief } from "@/activities/kinds/sort/debrief-data";

/** Cards by bins, the most contested first, with the key and the criteria; then the rounds. */
export function SortDebriefed({ debrief, figures, words }: DebriefFaceProps<SortDebrief>) {
  const { t } = words;
  const { activity, contested } = debrief;
  const { bins, criteria } = activity;
  const names = (id: string) => bins.find((b) => b.id === id)?.text ?? id;
  return (
    <GridFigures
      title={activity.title}
      figures={figures}
      words={words}
      roomy
      after={
        <>
          <KeyList rows={contested} choices={bins} words={words} />
          {criteria && (
            <table className="table" data-expert>
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
    </GridFigures>
  );
}
