import { rowNote } from "@/activities/kinds/scale/figures";
import { RowsFigure } from "@/components/debrief/rows-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import { PointColumns } from "@/components/ui/point-columns";
import type { ScaleDebrief } from "@/activities/kinds/scale/debrief-data";

export function ScaleDebriefed({ debrief, figures, words }: DebriefFaceProps<ScaleDebrief>) {
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
          <PointColumns
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
