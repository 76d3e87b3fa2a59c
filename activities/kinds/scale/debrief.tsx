import { rowNote } from "@/activities/kinds/scale/figures";
import { RowsFigure } from "@/components/debrief/rows-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { ScaleColumns } from "@/activities/kinds/scale/columns";
import type { ScaleDebrief } from "@/activities/kinds/scale/debrief-data";

/**
 * A scale's last round: the distribution of each statement, with its median and middle half; earlier rounds
 * in the table.
 */
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
  const most = Math.max(...last.rows.flatMap((row) => row.points.map((p) => p.count)));
  return (
    <RowsFigure
      figures={figures}
      words={words}
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
  );
}
