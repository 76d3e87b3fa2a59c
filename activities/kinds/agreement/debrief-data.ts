import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { namedTexts, type WrittenSource } from "@/model/debrief/release";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Agreement, AgreementAnswer } from "@/activities/kinds/agreement/content";
import { tallied } from "@/activities/shared/tallied";
import { count } from "@/model/activity/tally";
import type { Kind } from "@/model/kind";
import { headOf, type RoundHead } from "@/model/debrief/heads";
import type { FigureModel } from "@/model/figures/figure";
import { headsSaid, onceSaid, silentIf } from "@/model/figures/figure-parts";
import type { ReportWords } from "@/model/figures/report-words";

export const agreementTally: Kind<Agreement, AgreementAnswer>["tally"] = (_agreement, _question, bodies) =>
  tallied(["yes"], bodies, ({ add }, { counts, others }) => {
    count(counts, "yes");
    if (add) others.push(add);
  });

export interface AgreementDebrief {
  kind: "agreement";
  activity: Agreement;
  last: RoundHead;
  /** Alphabetical, so that nothing is left of the order of arrival; none where few agreed. */
  lines: string[];
}

/** Null when it was not put to the room, or its result may not be shown yet. */
export function agreementDebrief(activity: Agreement, input: DebriefSource): AgreementDebrief | null {
  const round = roundsOf<AgreementAnswer>(input, activity.id).at(-1);
  if (!round) return null;
  const question = onlyQuestion(activity);
  const tally = agreementTally(activity, question, bodiesOf(round));
  const last = headOf(round, tally, input.people);
  return {
    kind: "agreement",
    activity,
    last,
    lines: last.few ? [] : tally.others.toSorted((a, b) => a.localeCompare(b)),
  };
}

export const agreementRows = ({ activity, last }: AgreementDebrief, people: number): SummaryRow[] => [
  countRow(activity.id, last, people, "yes", "", shareOf(last.answered, people)),
];

/** Lines added are for trainers alone. */
export const agreementWritten = ({ activity, lines }: AgreementDebrief): WrittenSource[] => [
  {
    id: activity.id,
    kind: "agreement",
    activity: activity.id,
    question: activity.question,
    group: null,
    held: "trainers-alone",
    texts: namedTexts(lines),
  },
];

export function agreementFigures(
  { activity, last, lines }: AgreementDebrief,
  words: ReportWords,
): FigureModel[] {
  return [
    {
      id: `${activity.id}-agreed`,
      title: activity.title,
      reading: words.t("agreement.agreed", { count: last.answered, heads: last.answered + last.passed }),
      ...silentIf(last.answered === 0),
      heads: headsSaid(last, words),
      chart: { type: "texts", groups: [{ title: "", texts: activity.rules.map((r) => r.text) }] },
      tables: [],
      texts: lines.length > 0 ? [{ title: words.t("agreement.added"), texts: onceSaid(lines) }] : undefined,
    },
  ];
}
