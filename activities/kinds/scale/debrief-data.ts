/** A scale, round by round: the distribution of each statement, its median and its middle half. */
import { countRow, spreadRows, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Scale, ScaleAnswer } from "@/activities/kinds/scale/content";
import { type ScaleRow, scaleRows } from "@/activities/kinds/scale/rows";
import { tally as tallyOf } from "@/activities/kinds/scale/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

interface ScaleRound extends RoundHead {
  rows: ScaleRow[];
}

export interface ScaleDebrief {
  kind: "scale";
  activity: Scale;
  /** First to last; the last is the result. */
  rounds: ScaleRound[];
  last: ScaleRound;
  /**
   * The statements with the highest and the lowest median, and the one over which people differed most; null
   * where none stands out.
   */
  highest: ScaleRow | null;
  lowest: ScaleRow | null;
  widest: ScaleRow | null;
}

/** Null when the scale was not asked, or its result may not be shown yet. */
export function scaleDebrief(activity: Scale, input: DebriefSource): ScaleDebrief | null {
  const question = onlyQuestion(activity);
  const rounds = roundsOf<ScaleAnswer>(input, activity.id).map((round): ScaleRound => {
    const tally = tallyOf(activity, question, bodiesOf(round));
    return { ...headOf(round, tally, input.people), rows: scaleRows(activity, tally.marks) };
  });
  const last = rounds.at(-1);
  if (!last) return null;
  const median = (row: ScaleRow) => row.middle?.median ?? null;
  return {
    kind: "scale",
    activity,
    rounds,
    last,
    highest: alone(last.rows, median, Math.max),
    lowest: alone(last.rows, median, Math.min),
    widest: alone(last.rows, (r) => (r.middle ? r.middle.q3 - r.middle.q1 : null), Math.max),
  };
}

/** The one row at the end of a range; null where several share it, or there is nothing to compare. */
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
