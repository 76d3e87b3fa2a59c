import type { ComponentProps } from "react";
import { ModelFigure } from "@/components/debrief/model-figure";
import styles from "@/components/debrief/rows.module.css";
import { Rows } from "@/components/ui/rows";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";

interface Props {
  figures: FigureModel[];
  words: ReportWords;
  how?: string;
  rows: ComponentProps<typeof Rows>["rows"];
}

/** The last round of items that are judged alike, each with its drawing; earlier rounds are in the table. */
export function RowsFigure({ figures: [model], words, how, rows }: Props) {
  if (!model) return null;
  return (
    <ModelFigure model={model} words={words} how={how}>
      <Rows className={styles.rows} rows={rows} />
    </ModelFigure>
  );
}
