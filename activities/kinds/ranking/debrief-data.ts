/** A ranking, round by round: every place of every item, first places and the mean place. */
import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Ranking, RankingAnswer } from "@/activities/kinds/ranking/content";
import { type RankingRow, rankingRows } from "@/activities/kinds/ranking/rows";
import { topOf, tally as tallyOf } from "@/activities/kinds/ranking/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

interface RankingRound extends RoundHead {
  rows: RankingRow[];
}

export interface RankingDebrief {
  kind: "ranking";
  activity: Ranking;
  /** First to last; the last is the result. */
  rounds: RankingRound[];
  last: RankingRound;
}

/** Null when the ranking was not asked, or its result may not be shown yet. */
export function rankingDebrief(activity: Ranking, input: DebriefSource): RankingDebrief | null {
  const question = onlyQuestion(activity);
  const rounds = roundsOf<RankingAnswer>(input, activity.id).map((round): RankingRound => {
    const tally = tallyOf(activity, question, bodiesOf(round));
    return {
      ...headOf(round, tally, input.people),
      rows: rankingRows({ items: activity.items, top: topOf(activity) }, tally),
    };
  });
  const last = rounds.at(-1);
  return last ? { kind: "ranking", activity, rounds, last } : null;
}

export const rankingSummaryRows = ({ activity, rounds }: RankingDebrief, people: number): SummaryRow[] =>
  rounds.flatMap((r) =>
    r.rows.flatMap((row) =>
      row.places.map((p) =>
        countRow(activity.id, r, people, `${row.id}: ${p.place}`, row.text, shareOf(p.count, r.answered)),
      ),
    ),
  );
