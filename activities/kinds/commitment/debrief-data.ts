/** Commitments: only their number. Promises are in no data that a debrief is made from. */
import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import type { MadeSentence, MadeStat } from "@/model/debrief/made";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Commitment, CommitmentAnswer } from "@/activities/kinds/commitment/content";
import { tallied } from "@/activities/shared/tallied";
import type { Kind } from "@/model/kind";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export const commitmentTally: Kind<Commitment, CommitmentAnswer>["tally"] = (
  _commitment,
  _question,
  bodies,
) => tallied([], bodies, () => {});

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
  const tally = commitmentTally(activity, question, bodiesOf(round));
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

export function commitmentFigures({ activity, last }: CommitmentDebrief, words: ReportWords): FigureModel[] {
  return [
    {
      id: `${activity.id}-made`,
      title: activity.title,
      question: activity.question,
      reading: words.t("commitment.made", { count: last.answered }),
      ...silentIf(last.answered === 0),
      how: words.t("commitment.own"),
      heads: headsSaid(last, words),
      chart: null,
      tables: [],
    },
  ];
}
