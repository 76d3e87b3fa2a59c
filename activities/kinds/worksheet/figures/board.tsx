import { Fragment } from "react";
import styles from "@/activities/kinds/worksheet/figures/board.module.css";
import { Columns } from "@/activities/kinds/worksheet/figures/columns";
import { MeasureCard } from "@/activities/kinds/worksheet/figures/measure";
import { Title } from "@/activities/kinds/worksheet/figures/title";
import { type Drawing, groupName } from "@/activities/kinds/worksheet/figures/comparison-words";
import { groupsOfMeasure, topicsOf } from "@/activities/kinds/worksheet/figures/topics";
import type { BoardComparison } from "@/activities/kinds/worksheet/compare/comparison";

/** Columns side by side, once for each topic: what groups wrote in each, and what nobody wrote. */
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
