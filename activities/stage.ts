/** What the stage needs of every kind of activity. */
import { AgreementStage } from "@/activities/agreement/stage";
import { BreakStage } from "@/activities/break/stage";
import { CaseStage } from "@/activities/case/stage";
import { ChecklistStage } from "@/activities/checklist/stage";
import { CommitmentStage } from "@/activities/commitment/stage";
import { FormStage } from "@/activities/form/stage";
import { MarkingStage } from "@/activities/marking/stage";
import { MediaStage } from "@/activities/media/stage";
import { NumberStage } from "@/activities/number/stage";
import { OpenStage } from "@/activities/open/stage";
import { PointsStage } from "@/activities/points/stage";
import { PollStage } from "@/activities/poll/stage";
import { QuizStage } from "@/activities/quiz/stage";
import { RankingStage } from "@/activities/ranking/stage";
import { ScaleStage } from "@/activities/scale/stage";
import { SlideStage } from "@/activities/slide/stage";
import { SortStage } from "@/activities/sort/stage";
import { TableStage } from "@/activities/table/stage";
import { countsNobody, WorksheetStage } from "@/activities/worksheet/stage";
import type { StageFaces } from "@/components/stage/face";

export const stageFaces = {
  slide: { Step: SlideStage },
  poll: { Step: PollStage },
  case: { Step: CaseStage },
  quiz: { Step: QuizStage },
  sort: { Step: SortStage },
  checklist: { Step: ChecklistStage },
  open: { Step: OpenStage },
  scale: { Step: ScaleStage },
  ranking: { Step: RankingStage },
  points: { Step: PointsStage },
  number: { Step: NumberStage },
  table: { Step: TableStage },
  form: { Step: FormStage },
  marking: { Step: MarkingStage },
  break: { Step: BreakStage },
  media: { Step: MediaStage },
  agreement: { Step: AgreementStage },
  commitment: { Step: CommitmentStage },
  worksheet: { Step: WorksheetStage, countsNobody },
} satisfies StageFaces;
