import { AgreementStage } from "@/activities/kinds/agreement/stage";
import { BreakStage } from "@/activities/kinds/break/stage";
import { CaseStage } from "@/activities/kinds/case/stage";
import { ChecklistStage } from "@/activities/kinds/checklist/stage";
import { CommitmentStage } from "@/activities/kinds/commitment/stage";
import { FormStage } from "@/activities/kinds/form/stage";
import { MarkingStage } from "@/activities/kinds/marking/stage";
import { MediaStage } from "@/activities/kinds/media/stage";
import { NumberStage } from "@/activities/kinds/number/stage";
import { OpenStage } from "@/activities/kinds/open/stage";
import { PointsStage } from "@/activities/kinds/points/stage";
import { PollStage } from "@/activities/kinds/poll/stage";
import { QuizStage } from "@/activities/kinds/quiz/stage";
import { RankingStage } from "@/activities/kinds/ranking/stage";
import { ScaleStage } from "@/activities/kinds/scale/stage";
import { SlideStage } from "@/activities/kinds/slide/stage";
import { SortStage } from "@/activities/kinds/sort/stage";
import { TableStage } from "@/activities/kinds/table/stage";
import { countsNobody, WorksheetStage } from "@/activities/kinds/worksheet/stage";
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
