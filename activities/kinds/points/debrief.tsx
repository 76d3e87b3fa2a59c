import { pointsNote } from "@/activities/kinds/points/figures";
import { RowsFigure } from "@/components/debrief/rows-figure";
import type { FigureModel } from "@/model/figures/figure";
import type { ReportWords } from "@/model/figures/report-words";
import { PointsColumns } from "@/activities/kinds/points/columns";
import type { PointsDebrief } from "@/activities/kinds/points/debrief-data";

/** Points to share out, last round: each item's points and how they are spread; earlier rounds in the table. */
export function PointsDebriefed({
  debrief,
  figures,
  words,
}: {
  debrief: PointsDebrief;
  figures: FigureModel[];
  words: ReportWords;
}) {
  const { t } = words;
  const { last } = debrief;
  const most = Math.max(...last.rows.flatMap((row) => row.steps.map((step) => step.count)));
  return (
    <RowsFigure
      figures={figures}
      words={words}
      rows={last.rows.map((row) => ({
        id: row.id,
        text: row.text,
        note: pointsNote(row, words),
        drawing: (
          <PointsColumns row={row} most={most} say={(what, count) => t("columnSaid", { what, count })} />
        ),
      }))}
    />
  );
}
