import { countRow, spreadRows, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import type { DebriefSource } from "@/model/debrief/input";
import { type RowsDebrief, rowsDebrief } from "@/activities/shared/rows-debrief";
import type { Scale } from "@/activities/kinds/scale/content";
import { type ScaleRow, scaleRows } from "@/activities/kinds/scale/rows";
import { tally as tallyOf } from "@/activities/kinds/scale/tally";

export interface ScaleDebrief extends RowsDebrief<ScaleRow> {
  kind: "scale";
  activity: Scale;
  /**
   * The statements with the highest and the lowest median, and with the widest spread; null where none stands
   * out.
   */
  highest: ScaleRow | null;
  lowest: ScaleRow | null;
  widest: ScaleRow | null;
}

/** Null when the scale was not asked, or its result may not be shown yet. */
export function scaleDebrief(activity: Scale, input: DebriefSource): ScaleDebrief | null {
  const debrief = rowsDebrief(activity, input, tallyOf, (tally) => scaleRows(activity, tally.marks));
  if (!debrief) return null;
  const { rows } = debrief.last;
  const median = (row: ScaleRow) => row.middle?.median ?? null;
  return {
    kind: "scale",
    activity,
    ...debrief,
    highest: alone(rows, median, Math.max),
    lowest: alone(rows, median, Math.min),
    widest: alone(rows, (r) => (r.middle ? r.middle.q3 - r.middle.q1 : null), Math.max),
  };
}

/** The one row at the end of a range; null where several share it, or one stands alone. */
function alone(
  rows: readonly ScaleRow[],
  by: (row: ScaleRow) => number | null,
  end: (...n: number[]) => number,
): ScaleRow | null {
  const measured = rows.filter((r) => by(r) !== null);
  const best = end(...measured.map((r) => by(r)!));
  const there = measured.filter((r) => by(r) === best);
  return measured.length > 1 && there.length === 1 ? there[0]! : null;
}

export const scaleSummaryRows = ({ activity, rounds }: ScaleDebrief, people: number): SummaryRow[] =>
  rounds.flatMap((r) =>
    r.rows.flatMap((row) => [
      ...row.points.map((p) =>
        countRow(activity.id, r, people, `${row.id}: ${p.point}`, row.text, shareOf(p.count, row.people)),
      ),
      ...spreadRows(activity.id, r, people, row.id, row.text, { of: row.people, middle: row.middle }),
    ]),
  );
