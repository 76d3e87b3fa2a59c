import { Figure } from "@/components/debrief/figure";
import { Grid, GridRounds, gridTables, KeyList } from "@/components/debrief/grid-figure";
import styles from "@/components/debrief/grid-figure.module.css";
import type { Words } from "@/components/debrief/words";
import type { SortDebrief } from "@/workshop/debrief/sort-debrief";
import { sortSentence } from "@/workshop/debrief/sentences";

/** A sort: cards by bins, the most contested first, with the key and what tells the bins apart; then the rounds. */
export function SortDebriefed({ debrief, words }: { debrief: SortDebrief; words: Words }) {
  const { t } = words;
  const { activity, rounds, contested } = debrief;
  const { bins, criteria } = activity;
  const names = (id: string) => bins.find((b) => b.id === id)?.text ?? id;
  const texts = {
    caption: t("grids.sort"),
    head: [t("grids.item"), ""],
    rows: activity.cards.map((c) => [c.label, c.text]),
  };
  return (
    <>
      <h2 className={styles.title} dir="auto">{activity.title}</h2>
      <Figure
        words={words}
        title={t("grids.sort")}
        reading={words.say(sortSentence(debrief))}
        how={t("grids.sortHow")}
        tables={[...gridTables(rounds, words, t("grids.item"), true), texts]}
        expert={activity.cards.some((c) => c.key)}
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
        <Grid words={words} caption={t("grids.sort")} corner={t("grids.item")} rows={contested} choices={bins} most />
      </Figure>
      <GridRounds debrief={debrief} corner={t("grids.item")} words={words} />
    </>
  );
}
