/** How the debrief draws every kind that asks something. */
import { AgreementDebriefed } from "@/activities/agreement/debrief";
import { CaseDebriefed } from "@/activities/case/debrief";
import { ChecklistDebriefed } from "@/activities/checklist/debrief";
import { CommitmentDebriefed } from "@/activities/commitment/debrief";
import { FormDebriefed } from "@/activities/form/debrief";
import { MarkingDebriefed } from "@/activities/marking/debrief";
import { NumberDebriefed } from "@/activities/number/debrief";
import { OpenDebriefed } from "@/activities/open/debrief";
import { PointsDebriefed } from "@/activities/points/debrief";
import { PollDebriefed } from "@/activities/poll/debrief";
import { QuizDebriefed } from "@/activities/quiz/debrief";
import { RankingDebriefed } from "@/activities/ranking/debrief";
import { ScaleDebriefed } from "@/activities/scale/debrief";
import { SortDebriefed } from "@/activities/sort/debrief";
import { TableDebriefed } from "@/activities/table/debrief";
import { WorksheetDebriefed } from "@/activities/worksheet/debrief";
import { furtherFigures } from "@/activities/further-figures";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { Words } from "@/components/debrief/words";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";

type Drawn<D extends ActivityDebrief> = (props: { debrief: D; words: Words }) => React.ReactNode;

const debriefFaces = {
  poll: PollDebriefed,
  case: CaseDebriefed,
  quiz: QuizDebriefed,
  sort: SortDebriefed,
  checklist: ChecklistDebriefed,
  open: OpenDebriefed,
  scale: ScaleDebriefed,
  ranking: RankingDebriefed,
  points: PointsDebriefed,
  number: NumberDebriefed,
  table: TableDebriefed,
  form: FormDebriefed,
  marking: MarkingDebriefed,
  agreement: AgreementDebriefed,
  commitment: CommitmentDebriefed,
  worksheet: WorksheetDebriefed,
} satisfies { [K in ActivityDebrief["kind"]]: Drawn<Extract<ActivityDebrief, { kind: K }>> };

/** The part of the debrief that belongs to one activity. */
export function ActivityDebriefed({ debrief, words }: { debrief: ActivityDebrief; words: Words }) {
  const Debriefed = debriefFaces[debrief.kind] as Drawn<ActivityDebrief>;
  return (
    <>
      <Debriefed debrief={debrief} words={words} />
      {furtherFigures(debrief, words).map((model) => (
        <ModelFigure key={model.id} model={model} words={words} />
      ))}
    </>
  );
}
