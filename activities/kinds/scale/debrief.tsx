import { rowNote } from "@/activities/kinds/scale/figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { ScaleColumns } from "@/activities/kinds/scale/columns";
import styles from "@/components/debrief/rows.module.css";
import { Rows } from "@/components/ui/rows";
import type { ScaleDebrief } from "@/activities/kinds/scale/debrief-data";

/** A scale's last round: the distribution of each statement, with its median and middle half; earlier rounds in the table. */
export function ScaleDebriefed({
  debrief,
  figures,
  words,
}: {
  debrief: ScaleDebrief;
  figures: FigureModel[];
  words: ReportWords;
}) {
  const { t } = words;
  const { activity, last } = debrief;
  const [model] = figures;
  if (!model) return null;
  const most = Math.max(...last.rows.flatMap((row) => row.points.map((p) => p.count)));
  return (
    <ModelFigure model={model} words={words}>
      <Rows
        className={styles.rows}
        rows={last.rows.map((row) => ({
          id: row.id,
          text: row.text,
          note: rowNote(row, words),
          drawing: (
            <ScaleColumns
              row={row}
              ends={activity}
              most={most}
              say={(what, count) => t("columnSaid", { what, count })}
            />
          ),
        }))}
      />
    </ModelFigure>
  );
}
