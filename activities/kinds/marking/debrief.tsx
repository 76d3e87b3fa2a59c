import { Fragment } from "react";
import styles from "@/activities/kinds/marking/debrief.module.css";
import { GridFigures, KeyList } from "@/components/debrief/grid-figure";
import { heatLevel } from "@/components/ui/heat-level";
import type { DebriefFaceProps } from "@/components/debrief/face";
import marked from "@/components/ui/marked-text.module.css";
import { letter } from "@/model/text/wording";
import type { MarkingDebrief } from "@/activities/kinds/marking/debrief-data";

/** Behind each clause its labels with letter and number; then the key, and the rounds. */
export function MarkingDebriefed({ debrief, figures, words }: DebriefFaceProps<MarkingDebrief>) {
  const { activity, last } = debrief;
  return (
    <GridFigures
      title={activity.title}
      figures={figures}
      words={words}
      how={words.t("grids.markingHow")}
      after={<KeyList rows={last.rows} choices={activity.labels} words={words} plain />}
    >
      <ul className={styles.labels}>
        {activity.labels.map((label, i) => (
          <li key={label.id} dir="auto">
            <b>
              <bdi>{letter(i)}</bdi>
            </b>{" "}
            {label.text}
          </li>
        ))}
      </ul>
      <p className={marked.text} dir="auto">
        {activity.clauses.map((clause, index) => {
          const row = last.rows[index]!;
          const most = Math.max(0, ...row.cells.map((c) => c.share.count));
          return (
            <Fragment key={clause.id}>
              {clause.paragraph && index > 0 && <span className={marked.break} />}
              <span className={marked.clause} data-level={heatLevel(most, last.answered)}>
                {clause.text}
                {row.cells.map(
                  (c, i) =>
                    c.share.count > 0 && (
                      <span key={c.id} className={marked.count}>
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
    </GridFigures>
  );
}
