/** A working agreement: how many agreed, and the lines that they added. */
import { countRow, type SummaryRow } from "@/model/debrief/summary-row";
import { shareOf } from "@/model/debrief/share";
import { namedTexts, type WrittenSource } from "@/model/debrief/release";
import { onlyQuestion, bodiesOf, roundsOf, type DebriefSource } from "@/model/debrief/input";
import type { Agreement, AgreementAnswer } from "@/activities/kinds/agreement/content";
import { tally as tallyOf } from "@/activities/kinds/agreement/tally";
import { headOf, type RoundHead } from "@/model/debrief/heads";

export interface AgreementDebrief {
  kind: "agreement";
  activity: Agreement;
  last: RoundHead;
  /** In alphabetical order, so that nothing is left of who came when; none where few agreed. */
  lines: string[];
}

/** Null when it was not put to the room, or its result may not be shown yet. */
export function agreementDebrief(activity: Agreement, input: DebriefSource): AgreementDebrief | null {
  const round = roundsOf<AgreementAnswer>(input, activity.id).at(-1);
  if (!round) return null;
  const question = onlyQuestion(activity);
  const tally = tallyOf(activity, question, bodiesOf(round));
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

/** What was added is for trainers alone. */
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
