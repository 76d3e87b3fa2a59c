import { Fragment } from "react";
import styles from "@/activities/kinds/worksheet/figures/board.module.css";
import { Columns } from "@/activities/kinds/worksheet/figures/columns";
import { MeasureCard } from "@/activities/kinds/worksheet/figures/measure";
import { type Drawing, groupName } from "@/activities/kinds/worksheet/figures/comparison-words";
import type { BoardComparison } from "@/activities/kinds/worksheet/compare/comparison";

/** Columns side by side: what all groups wrote in each, and what nobody wrote. */
export function BoardFigure({ comparison, t, says }: { comparison: BoardComparison } & Drawing) {
  return (
    <Columns
      columns={comparison.columns.map(({ id, text, blank, measures }) => {
        const left = blank ? [] : comparison.blanks.filter((b) => b.column === id);
        return {
          id,
          blank,
          head: says(text),
          cards: measures.map((measure) => ({
            id: measure.id,
            card: <MeasureCard measure={measure} t={t} flag={measure.conflict && t("board.conflict")} />,
          })),
          nothing: blank && <p className={styles.nobody}>{t("board.blank")}</p>,
          foot: left.length > 0 && (
            <p className={styles.left}>
              {t("board.left")}{" "}
              {left.map(({ group }, i) => (
                <Fragment key={group.id}>
                  {i > 0 && " · "}
                  <bdi>{groupName(group, t)}</bdi>
                </Fragment>
              ))}
            </p>
          ),
        };
      })}
    />
  );
}
