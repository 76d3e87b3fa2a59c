import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import type { DebriefSource } from "@/model/debrief/input";
import { type RowsDebrief, rowsDebrief } from "@/activities/shared/rows-debrief";
import type { Ranking } from "@/activities/kinds/ranking/content";
import { type RankingRow, rankingRows } from "@/activities/kinds/ranking/rows";
import { topOf, tally as tallyOf } from "@/activities/kinds/ranking/tally";

export interface RankingDebrief extends RowsDebrief<RankingRow> {
  kind: "ranking";
  activity: Ranking;
}

/** Null when the ranking was not asked, or its result may not be shown yet. */
export function rankingDebrief(activity: Ranking, input: DebriefSource): RankingDebrief | null {
  const debrief = rowsDebrief(activity, input, tallyOf, (tally) =>
    rankingRows({ items: activity.items, top: topOf(activity) }, tally),
  );
  return debrief && { kind: "ranking", activity, ...debrief };
}

export const rankingSummaryRows = ({ activity, rounds }: RankingDebrief, people: number): SummaryRow[] =>
  rounds.flatMap((r) =>
    r.rows.flatMap((row) =>
      row.places.map((p) =>
        countRow(activity.id, r, people, `${row.id}: ${p.place}`, row.text, shareOf(p.count, r.answered)),
      ),
    ),
  );
