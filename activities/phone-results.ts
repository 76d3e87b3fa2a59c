/** How each kind's results are read on a phone: as text and bars, so that nobody depends on seeing the wall. */
import { AgreementResults } from "@/activities/agreement/phone-results";
import { NumberResults } from "@/activities/number/phone-results";
import { ScaleResults } from "@/activities/scale/phone-results";
import { ChecklistPhoneResults } from "@/activities/checklist/phone";
import { PointsResults } from "@/activities/points/phone-results";
import { RankingResults } from "@/activities/ranking/phone-results";

import { FormPhoneResults } from "@/activities/form/phone-results";
import { CommitmentResults } from "@/activities/commitment/phone-results";
import type { Kind } from "@/activities/content";
import { QuizPhoneResults } from "@/activities/quiz/phone";
import { MarkingPhoneResults } from "@/activities/marking/phone";
import { TablePhoneResults } from "@/activities/table/phone";
import { WorksheetPhoneResults } from "@/activities/worksheet/phone-results";
import { SortPhoneResults } from "@/activities/sort/phone-results";
import { PhoneResults, type PhoneResultsProps } from "@/components/phone/results";

export const phoneResults: Record<Kind, (props: PhoneResultsProps) => React.ReactNode> = {
  slide: PhoneResults,
  poll: PhoneResults,
  case: PhoneResults,
  quiz: QuizPhoneResults,
  sort: SortPhoneResults,
  checklist: ChecklistPhoneResults,
  open: () => null,
  scale: ScaleResults,
  ranking: RankingResults,
  points: PointsResults,
  number: NumberResults,
  table: TablePhoneResults,
  form: FormPhoneResults,
  marking: MarkingPhoneResults,
  break: PhoneResults,
  media: PhoneResults,
  agreement: AgreementResults,
  commitment: CommitmentResults,
  worksheet: WorksheetPhoneResults,
};
