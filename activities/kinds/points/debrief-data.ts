/** Points to share out, round by round: what each item got, and how that is spread over people. */
import { countRow, spreadRows, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Points, PointsAnswer } from "@/activities/kinds/points/content";
import { type PointsRow, pointsRows } from "@/activities/kinds/points/rows";
import { tally as tallyOf } from "@/activities/kinds/points/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

interface PointsRound extends RoundHead {
  rows: PointsRow[];
}

export interface PointsDebrief {
  kind: "points";
  activity: Points;
  /** First to last; the last is the result. */
  rounds: PointsRound[];
  last: PointsRound;
}

/** Null when the points were not asked for, or the result may not be shown yet. */
export function pointsDebrief(activity: Points, input: DebriefSource): PointsDebrief | null {
  const question = onlyQuestion(activity);
  const rounds = roundsOf<PointsAnswer>(input, activity.id).map((round): PointsRound => {
    const tally = tallyOf(activity, question, bodiesOf(round));
    return { ...headOf(round, tally, input.people), rows: pointsRows(activity, tally) };
  });
  const last = rounds.at(-1);
  return last ? { kind: "points", activity, rounds, last } : null;
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
