import { Columns } from "@/components/worksheets/columns";
import styles from "@/components/worksheets/figures.module.css";
import { MeasureCard } from "@/components/worksheets/measure";
import type { Drawing } from "@/components/worksheets/title";
import type { DifferenceComparison, ComparedMeasure } from "@/model/worksheets/comparisons/comparison";

/** Two lists against one another: on the earlier one alone, on both, on this one alone. */
export function DifferenceFigure({
  comparison,
  t,
  says,
  asking,
}: { comparison: DifferenceComparison } & Drawing) {
  const { here, there, both, onlyThere, onlyHere } = comparison;
  const flags = new Map(
    onlyHere.map((m) => [
      m.id,
      m.slip ? t("difference.slip") : asking && m.asked ? t("difference.asked") : undefined,
    ]),
  );
  const cards = (measures: readonly ComparedMeasure[]) =>
    measures.map((m) => ({ id: m.id, card: <MeasureCard measure={m} t={t} flag={flags.get(m.id)} /> }));
  const nothing = <p className={styles.muted}>{t("difference.nothing")}</p>;
  return (
    <Columns
      columns={[
        { id: "there", head: says(there), cards: cards(onlyThere), nothing },
        { id: "both", head: t("difference.both"), cards: cards(both), nothing },
        { id: "here", head: says(here), cards: cards(onlyHere), nothing },
      ]}
    />
  );
}
