import { pointsNote } from "@/activities/kinds/points/figures";
import { RowsFigure } from "@/components/debrief/rows-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import { PointsColumns } from "@/activities/kinds/points/columns";
import type { PointsDebrief } from "@/activities/kinds/points/debrief-data";

export function PointsDebriefed({ debrief, figures, words }: DebriefFaceProps<PointsDebrief>) {
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
