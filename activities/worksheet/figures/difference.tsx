import board from "@/activities/worksheet/figures/board.module.css";
import { MeasureCard } from "@/activities/worksheet/figures/measure";
import styles from "@/activities/worksheet/figures/figures.module.css";
import type { Drawing } from "@/activities/worksheet/figures/words";
import type { DifferenceComparison } from "@/workshop/groups/compare/comparison";

/** Two lists against one another: on the earlier one alone, on both, on this one alone. */
export function DifferenceFigure({ comparison, t, says, asking }: { comparison: DifferenceComparison } & Drawing) {
  const { here, there, both, onlyThere, onlyHere } = comparison;
  const flagOf = (m: (typeof onlyHere)[number]) => (m.slip ? t("difference.slip") : asking && m.asked ? t("difference.asked") : undefined);
  const columns = [
    { id: "there", head: says(there), measures: onlyThere.map((m) => ({ m, flag: undefined })) },
    { id: "both", head: t("difference.both"), measures: both.map((m) => ({ m, flag: undefined })) },
    { id: "here", head: says(here), measures: onlyHere.map((m) => ({ m, flag: flagOf(m) })) },
  ];
  return (
    <table className={board.board}>
      <thead>
        <tr>
          {columns.map(({ id, head }) => (
            <th key={id} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {columns.map(({ id, measures }) => (
            <td key={id}>
              {measures.length === 0 ? (
                <p className={styles.soft}>{t("difference.nothing")}</p>
              ) : (
                <ul className={board.measures}>
                  {measures.map(({ m, flag }) => (
                    <MeasureCard key={m.id} measure={m} t={t} flag={flag} />
                  ))}
                </ul>
              )}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}
