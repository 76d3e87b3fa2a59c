import { RowsFigure } from "@/components/debrief/rows-figure";
import type { DebriefFaceProps } from "@/components/debrief/face";
import { joined } from "@/model/figures/figure-parts";
import { RankingColumns } from "@/activities/kinds/ranking/columns";
import type { RankingDebrief } from "@/activities/kinds/ranking/debrief-data";

export function RankingDebriefed({ debrief, figures, words }: DebriefFaceProps<RankingDebrief>) {
  const { t, number } = words;
  const { last } = debrief;
  const most = Math.max(...last.rows.flatMap((row) => [row.unplaced, ...row.places.map((p) => p.count)]));
  return (
    <RowsFigure
      figures={figures}
      words={words}
      how={joined(t("ranking.columns"), last.rows.some((row) => row.unplaced > 0) && t("ranking.hatched"))}
      rows={last.rows.map((row) => ({
        id: row.id,
        text: row.text,
        note:
          row.mean === null
            ? t("ranking.first", { first: row.first })
            : t("ranking.both", { mean: number(row.mean), first: row.first }),
        drawing: (
          <RankingColumns
            row={row}
            most={most}
            none={t("ranking.none")}
            say={(what, count) => t("columnSaid", { what, count })}
          />
        ),
      }))}
    />
  );
}
