import { countRow, spreadRows, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import type { DebriefSource } from "@/model/debrief/input";
import { type RowsDebrief, rowsDebrief } from "@/activities/shared/rows-debrief";
import type { Points } from "@/activities/kinds/points/content";
import { type PointsRow, pointsRows } from "@/activities/kinds/points/rows";
import { tally as tallyOf } from "@/activities/kinds/points/tally";

export interface PointsDebrief extends RowsDebrief<PointsRow> {
  kind: "points";
  activity: Points;
}

/** Null when the points were not asked for, or the result may not be shown yet. */
export function pointsDebrief(activity: Points, input: DebriefSource): PointsDebrief | null {
  const debrief = rowsDebrief(activity, input, tallyOf, (tally) => pointsRows(activity, tally));
  return debrief && { kind: "points", activity, ...debrief };
}

export const pointsSummaryRows = ({ activity, rounds }: PointsDebrief, people: number): SummaryRow[] =>
  rounds.flatMap((r) =>
    r.rows.flatMap((row) => [
      ...row.steps.map((s) =>
        countRow(
          activity.id,
          r,
          people,
          `${row.id}: ${s.from}..${s.to}`,
          row.text,
          shareOf(s.count, r.answered),
        ),
      ),
      ...spreadRows(activity.id, r, people, row.id, row.text, { of: r.answered, middle: row.middle }),
    ]),
  );
