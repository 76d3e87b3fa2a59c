import { AgreementPhone, AgreementPhoneResults } from "@/activities/kinds/agreement/phone";
import { BreakPhone } from "@/activities/kinds/break/phone";
import { CasePhone, CasePhoneResults } from "@/activities/kinds/case/phone";
import { caseReader } from "@/activities/kinds/case/view";
import { ChecklistPhone, ChecklistPhoneResults } from "@/activities/kinds/checklist/phone";
import { checklistReader } from "@/activities/kinds/checklist/view";
import { CommitmentPhone, CommitmentPhoneResults } from "@/activities/kinds/commitment/phone";
import { FormPhone, FormPhoneResults } from "@/activities/kinds/form/phone";
import { MarkingPhone, MarkingPhoneResults } from "@/activities/kinds/marking/phone";
import { markingReader } from "@/activities/kinds/marking/view";
import { MediaPhone } from "@/activities/kinds/media/phone";
import { NumberPhone, NumberPhoneResults } from "@/activities/kinds/number/phone";
import { OpenPhone } from "@/activities/kinds/open/phone";
import { PointsPhone, PointsPhoneResults } from "@/activities/kinds/points/phone";
import { PollPhone, PollPhoneResults } from "@/activities/kinds/poll/phone";
import { QuizPhone, QuizPhoneResults } from "@/activities/kinds/quiz/phone";
import { keyInView, quizReader } from "@/activities/kinds/quiz/view";
import { RankingPhone, RankingPhoneResults } from "@/activities/kinds/ranking/phone";
import { ScalePhone, ScalePhoneResults } from "@/activities/kinds/scale/phone";
import { SlidePhone } from "@/activities/kinds/slide/phone";
import { SortPhone, SortPhoneResults } from "@/activities/kinds/sort/phone";
import { sortReader } from "@/activities/kinds/sort/view";
import { TablePhone, TablePhoneResults } from "@/activities/kinds/table/phone";
import { tableReader } from "@/activities/kinds/table/view";
import { WorksheetPhone, WorksheetPhoneResults } from "@/activities/kinds/worksheet/phone";
import type { PhoneFaces } from "@/components/phone/face";

export const phoneFaces = {
  slide: { Step: SlidePhone },
  poll: { Step: PollPhone, Results: PollPhoneResults },
  case: { Step: CasePhone, Results: CasePhoneResults, reader: caseReader },
  quiz: { Step: QuizPhone, Results: QuizPhoneResults, reader: quizReader, keyInView },
  sort: { Step: SortPhone, Results: SortPhoneResults, reader: sortReader },
  checklist: { Step: ChecklistPhone, Results: ChecklistPhoneResults, reader: checklistReader },
  open: { Step: OpenPhone },
  scale: { Step: ScalePhone, Results: ScalePhoneResults },
  ranking: { Step: RankingPhone, Results: RankingPhoneResults },
  points: { Step: PointsPhone, Results: PointsPhoneResults },
  number: { Step: NumberPhone, Results: NumberPhoneResults },
  table: { Step: TablePhone, Results: TablePhoneResults, reader: tableReader },
  form: { Step: FormPhone, Results: FormPhoneResults },
  marking: { Step: MarkingPhone, Results: MarkingPhoneResults, reader: markingReader },
  break: { Step: BreakPhone },
  media: { Step: MediaPhone },
  agreement: { Step: AgreementPhone, Results: AgreementPhoneResults },
  commitment: { Step: CommitmentPhone, Results: CommitmentPhoneResults },
  worksheet: { Step: WorksheetPhone, Results: WorksheetPhoneResults },
} satisfies PhoneFaces;
