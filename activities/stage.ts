/** The stage face of every kind. */
import { AgreementStage } from "@/activities/agreement/stage";
import { BreakStage } from "@/activities/break/stage";
import { CaseStage } from "@/activities/case/stage";
import { MediaStage } from "@/activities/media/stage";
import { NumberStage } from "@/activities/number/stage";
import { ScaleStage } from "@/activities/scale/stage";
import { ChecklistStage } from "@/activities/checklist/stage";
import { PointsStage } from "@/activities/points/stage";
import { RankingStage } from "@/activities/ranking/stage";

import { FormStage } from "@/activities/form/stage";
import { CommitmentStage } from "@/activities/commitment/stage";
import type { Kind } from "@/activities/content";
import { OpenStage } from "@/activities/open/stage";
import { PollStage } from "@/activities/poll/stage";
import { QuizStage } from "@/activities/quiz/stage";
import { SlideStage } from "@/activities/slide/stage";
import { MarkingStage } from "@/activities/marking/stage";
import { TableStage } from "@/activities/table/stage";
import { SortStage } from "@/activities/sort/stage";
import { WorksheetStage } from "@/activities/worksheet/stage";
import type { StageFaceProps } from "@/activities/stage-face";

export const stageFaces: Record<Kind, (props: StageFaceProps) => React.ReactNode> = {
  slide: SlideStage,
  poll: PollStage,
  case: CaseStage,
  quiz: QuizStage,
  sort: SortStage,
  checklist: ChecklistStage,
  open: OpenStage,
  scale: ScaleStage,
  ranking: RankingStage,
  points: PointsStage,
  number: NumberStage,
  table: TableStage,
  form: FormStage,
  marking: MarkingStage,
  break: BreakStage,
  media: MediaStage,
  agreement: AgreementStage,
  commitment: CommitmentStage,
  worksheet: WorksheetStage,
};
