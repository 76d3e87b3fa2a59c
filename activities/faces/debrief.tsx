/** How the debrief draws every kind that asks something. */
import { AgreementDebriefed } from "@/activities/kinds/agreement/debrief";
import { CaseDebriefed } from "@/activities/kinds/case/debrief";
import { ChecklistDebriefed } from "@/activities/kinds/checklist/debrief";
import { CommitmentDebriefed } from "@/activities/kinds/commitment/debrief";
import { FormDebriefed } from "@/activities/kinds/form/debrief";
import { MarkingDebriefed } from "@/activities/kinds/marking/debrief";
import { NumberDebriefed } from "@/activities/kinds/number/debrief";
import { OpenDebriefed } from "@/activities/kinds/open/debrief";
import { PointsDebriefed } from "@/activities/kinds/points/debrief";
import { PollDebriefed } from "@/activities/kinds/poll/debrief";
import { QuizDebriefed } from "@/activities/kinds/quiz/debrief";
import { RankingDebriefed } from "@/activities/kinds/ranking/debrief";
import { ScaleDebriefed } from "@/activities/kinds/scale/debrief";
import { SortDebriefed } from "@/activities/kinds/sort/debrief";
import { TableDebriefed } from "@/activities/kinds/table/debrief";
import { WorksheetDebriefed } from "@/activities/kinds/worksheet/debrief";
import { figuresOf, furtherFigures } from "@/activities/figures";
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

/** What is told of an activity before anybody unfolds its figures: the sentence of the first. */
export const sentenceOf = (debrief: ActivityDebrief, words: Words): string =>
  figuresOf(debrief, words)[0]?.reading ?? "";

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
