/** Commitments: only how many made one. What they promised is in no data that a debrief is made from. */
import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Commitment, CommitmentAnswer } from "@/activities/kinds/commitment/content";
import { tally as tallyOf } from "@/activities/kinds/commitment/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

export interface CommitmentDebrief {
  kind: "commitment";
  activity: Commitment;
  last: RoundHead;
}

/** Null if the question was not asked, or its results may not be shown yet. */
export function commitmentDebrief(activity: Commitment, input: DebriefSource): CommitmentDebrief | null {
  const round = roundsOf<CommitmentAnswer>(input, activity.id).at(-1);
  if (!round) return null;
  const question = onlyQuestion(activity);
  const tally = tallyOf(activity, question, bodiesOf(round));
  return { kind: "commitment", activity, last: headOf(round, tally, input.people) };
}

export const commitmentRows = ({ activity, last }: CommitmentDebrief, people: number): SummaryRow[] => [
  countRow(activity.id, last, people, "promise", "", shareOf(last.answered, people)),
];

/** The first alone stands at the top of a report. */
export function commitmentStats([first]: readonly CommitmentDebrief[], people: number): MadeStat[] {
  return first && first.last.answered > 0
    ? [{ id: "commitments", key: "commitments", values: { count: first.last.answered, people } }]
    : [];
}

export const commitmentSentence = ({ activity, last }: CommitmentDebrief, people: number): MadeSentence => ({
  id: `commitments:${activity.id}`,
  key: "commitments",
  values: { count: last.answered, people },
  activity: activity.id,
});
