import { Fragment } from "react";
import styles from "@/activities/marking/debrief.module.css";
import { Figure } from "@/components/debrief/figure";
import { GridRounds, gridTables, KeyList } from "@/components/debrief/grid-figure";
import { levelOf } from "@/components/debrief/level";
import grid from "@/components/debrief/grid-figure.module.css";
import type { Words } from "@/components/debrief/words";
import { letter } from "@/components/ui/bars";
import type { MarkingDebrief } from "@/workshop/debrief/marking-debrief";
import { markingSentence } from "@/workshop/debrief/sentences";

/** A marked text: behind each clause the labels it was given, with letter and number; then the key, and the rounds. */
export function MarkingDebriefed({ debrief, words }: { debrief: MarkingDebrief; words: Words }) {
  const { t } = words;
  const { activity, rounds, last } = debrief;
  return (
    <>
      <h2 className={grid.title} dir="auto">{activity.title}</h2>
      <Figure
        words={words}
        title={t("grids.marking")}
        reading={words.say(markingSentence(debrief))}
        how={t("grids.markingHow")}
        tables={gridTables(rounds, words, t("grids.clause"), false)}
        expert={activity.clauses.some((c) => c.key)}
        after={<KeyList rows={last.rows} choices={activity.labels} words={words} />}
      >
        <ul className={styles.labels}>
          {activity.labels.map((label, i) => (
            <li key={label.id} dir="auto">
              <b>{letter(i)}</b> {label.text}
            </li>
          ))}
        </ul>
        <p className={styles.story} dir="auto">
          {activity.clauses.map((clause, at) => {
            const row = last.rows[at]!;
            const most = Math.max(0, ...row.cells.map((c) => c.share.count));
            return (
              <Fragment key={clause.id}>
                {clause.paragraph && at > 0 && <span className={styles.break} />}
                <span className={styles.clause} data-level={levelOf(most, last.answered)}>
                  {clause.text}
                  {row.cells.map(
                    (c, i) =>
                      c.share.count > 0 && (
                        <span key={c.id} className={styles.count}>
                          <span aria-hidden="true">{letter(i)} </span>
                          <span className="quiet"> {c.text}: </span>
                          {c.share.count}
                        </span>
                      ),
                  )}
                </span>{" "}
              </Fragment>
            );
          })}
        </p>
      </Figure>
      <GridRounds debrief={debrief} corner={t("grids.clause")} words={words} />
    </>
  );
}
