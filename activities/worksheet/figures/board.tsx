import styles from "@/activities/worksheet/figures/board.module.css";
import { MeasureCard } from "@/activities/worksheet/figures/measure";
import { type Drawing, groupName } from "@/activities/worksheet/figures/words";
import type { BoardComparison } from "@/workshop/groups/compare/comparison";

/** Columns side by side: what all groups wrote in each, and what nobody wrote. */
export function BoardFigure({ comparison, t, says }: { comparison: BoardComparison } & Drawing) {
  const { columns, blanks } = comparison;
  return (
    <table className={styles.board}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" data-blank={column.blank || undefined}>
              {says(column.text)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {columns.map((column) => {
            const left = column.blank ? [] : blanks.filter((b) => b.column === column.id);
            return (
              <td key={column.id} data-blank={column.blank || undefined}>
                {column.blank && <p className={styles.nobody}>{t("board.blank")}</p>}
                {column.measures.length > 0 && (
                  <ul className={styles.measures}>
                    {column.measures.map((measure) => (
                      <MeasureCard key={measure.id} measure={measure} t={t} />
                    ))}
                  </ul>
                )}
                {left.length > 0 && (
                  <p className={styles.left}>
                    {t("board.left")}{" "}
                    {left.map(({ group }) => (
                      <bdi key={group.id}>{groupName(group, t)}</bdi>
                    ))}
                  </p>
                )}
              </td>
            );
          })}
        </tr>
      </tbody>
    </table>
  );
}
