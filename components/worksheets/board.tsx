import { Fragment } from "react";
import styles from "@/components/worksheets/board.module.css";
import { Columns } from "@/components/worksheets/columns";
import { MeasureCard } from "@/components/worksheets/measure";
import { type Drawing, Title } from "@/components/worksheets/title";
import { groupName } from "@/model/worksheets/wording";
import { groupsOfMeasure, topicsOf } from "@/model/worksheets/comparisons/topics";
import type { BoardComparison } from "@/model/worksheets/comparisons/comparison";

/** Columns side by side, once for each topic, with blanks named. */
export function BoardFigure({ comparison, t, says, level }: { comparison: BoardComparison } & Drawing) {
  const topics = topicsOf(comparison);
  return topics.map((topic, i) => (
    <Fragment key={topic.text ?? ""}>
      {topic.text && <Title level={level}>{says(topic.text)}</Title>}
      <Columns
        columns={topic.columns.map(({ id, text, blank, measures }) => {
          const last = i === topics.length - 1;
          const left = blank || !last ? [] : comparison.blanks.filter((b) => b.column === id);
          return {
            id,
            blank,
            head: says(text),
            cards: measures.map((measure) => ({
              id: measure.id,
              card: (
                <MeasureCard
                  measure={measure}
                  groups={groupsOfMeasure(comparison, measure)}
                  t={t}
                  flag={measure.conflict && t("board.conflict")}
                />
              ),
            })),
            nothing: blank && <p className={styles.nobody}>{t("board.blank")}</p>,
            foot: left.length > 0 && (
              <p className={styles.left}>
                {t("board.left")}{" "}
                {left.map(({ group }, n) => (
                  <Fragment key={group.id}>
                    {n > 0 && " · "}
                    <bdi>{groupName(group, t)}</bdi>
                  </Fragment>
                ))}
              </p>
            ),
          };
        })}
      />
    </Fragment>
  ));
}
