/** The phone face of every kind. */
import { AgreementPhone } from "@/activities/agreement/phone";
import { BreakPhone } from "@/activities/break/phone";
import { CasePhone } from "@/activities/case/phone";
import { MediaPhone } from "@/activities/media/phone";
import { NumberPhone } from "@/activities/number/phone";
import { ScalePhone } from "@/activities/scale/phone";
import { ChecklistPhone } from "@/activities/checklist/phone";
import { PointsPhone } from "@/activities/points/phone";
import { RankingPhone } from "@/activities/ranking/phone";

import { FormPhone } from "@/activities/form/phone";
import { CommitmentPhone } from "@/activities/commitment/phone";
import type { Kind } from "@/activities/content";
import { OpenPhone } from "@/activities/open/phone";
import type { PhoneFaceProps } from "@/activities/phone-face";
import { PollPhone } from "@/activities/poll/phone";
import { QuizPhone } from "@/activities/quiz/phone";
import { SlidePhone } from "@/activities/slide/phone";
import { MarkingPhone } from "@/activities/marking/phone";
import { TablePhone } from "@/activities/table/phone";
import { WorksheetPhone } from "@/activities/worksheet/phone";
import { SortPhone } from "@/activities/sort/phone";

export const phoneFaces: Record<Kind, (props: PhoneFaceProps) => React.ReactNode> = {
  slide: SlidePhone,
  poll: PollPhone,
  case: CasePhone,
  quiz: QuizPhone,
  sort: SortPhone,
  checklist: ChecklistPhone,
  open: OpenPhone,
  scale: ScalePhone,
  ranking: RankingPhone,
  points: PointsPhone,
  number: NumberPhone,
  table: TablePhone,
  form: FormPhone,
  marking: MarkingPhone,
  break: BreakPhone,
  media: MediaPhone,
  agreement: AgreementPhone,
  commitment: CommitmentPhone,
  worksheet: WorksheetPhone,
};
