/** What the phone needs of every kind of activity. */
import { AgreementPhone } from "@/activities/agreement/phone";
import { AgreementResults } from "@/activities/agreement/phone-results";
import { BreakPhone } from "@/activities/break/phone";
import { CasePhone } from "@/activities/case/phone";
import { caseReader } from "@/activities/case/view";
import { ChecklistPhone, ChecklistPhoneResults } from "@/activities/checklist/phone";
import { checklistReader } from "@/activities/checklist/view";
import { CommitmentPhone } from "@/activities/commitment/phone";
import { CommitmentResults } from "@/activities/commitment/phone-results";
import { FormPhone } from "@/activities/form/phone";
import { FormPhoneResults } from "@/activities/form/phone-results";
import { MarkingPhone, MarkingPhoneResults } from "@/activities/marking/phone";
import { markingReader } from "@/activities/marking/view";
import { MediaPhone } from "@/activities/media/phone";
import { NumberPhone } from "@/activities/number/phone";
import { NumberResults } from "@/activities/number/phone-results";
import { OpenPhone } from "@/activities/open/phone";
import { PointsPhone } from "@/activities/points/phone";
import { PointsResults } from "@/activities/points/phone-results";
import { PollPhone, PollPhoneResults } from "@/activities/poll/phone";
import { QuizPhone, QuizPhoneResults } from "@/activities/quiz/phone";
import { keyInView, quizReader } from "@/activities/quiz/view";
import { RankingPhone } from "@/activities/ranking/phone";
import { RankingResults } from "@/activities/ranking/phone-results";
import { ScalePhone } from "@/activities/scale/phone";
import { ScaleResults } from "@/activities/scale/phone-results";
import { SlidePhone } from "@/activities/slide/phone";
import { SortPhone } from "@/activities/sort/phone";
import { SortPhoneResults } from "@/activities/sort/phone-results";
import { sortReader } from "@/activities/sort/view";
import { TablePhone, TablePhoneResults } from "@/activities/table/phone";
import { tableReader } from "@/activities/table/view";
import { WorksheetPhone } from "@/activities/worksheet/phone";
import { WorksheetPhoneResults } from "@/activities/worksheet/phone-results";
import type { PhoneFaces } from "@/components/phone/face";
import { PhoneResults } from "@/components/phone/results";

export const phoneFaces = {
  slide: { Step: SlidePhone },
  poll: { Step: PollPhone, Results: PollPhoneResults },
  case: { Step: CasePhone, Results: PhoneResults, reader: caseReader },
  quiz: { Step: QuizPhone, Results: QuizPhoneResults, reader: quizReader, keyInView },
  sort: { Step: SortPhone, Results: SortPhoneResults, reader: sortReader },
  checklist: { Step: ChecklistPhone, Results: ChecklistPhoneResults, reader: checklistReader },
  open: { Step: OpenPhone },
  scale: { Step: ScalePhone, Results: ScaleResults },
  ranking: { Step: RankingPhone, Results: RankingResults },
  points: { Step: PointsPhone, Results: PointsResults },
  number: { Step: NumberPhone, Results: NumberResults },
  table: { Step: TablePhone, Results: TablePhoneResults, reader: tableReader },
  form: { Step: FormPhone, Results: FormPhoneResults },
  marking: { Step: MarkingPhone, Results: MarkingPhoneResults, reader: markingReader },
  break: { Step: BreakPhone },
  media: { Step: MediaPhone },
  agreement: { Step: AgreementPhone, Results: AgreementResults },
  commitment: { Step: CommitmentPhone, Results: CommitmentResults },
  worksheet: { Step: WorksheetPhone, Results: WorksheetPhoneResults },
} satisfies PhoneFaces;
