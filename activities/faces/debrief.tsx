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
import { type KindDebrief, kindOf } from "@/activities/kinds";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { FigureModel } from "@/model/figures/figure";
import { toldFirst } from "@/model/figures/figure-parts";

/** @param props `figures`: those of the kind, which a face draws in its own way */
type Drawn<D extends KindDebrief> = (props: {
  debrief: D;
  figures: FigureModel[];
  words: ReportWords;
}) => React.ReactNode;

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
} satisfies { [K in KindDebrief["kind"]]: Drawn<Extract<KindDebrief, { kind: K }>> };

/**
 * The part of the debrief that belongs to one activity, and the sentence that is told before anybody unfolds
 * it: that of its first figure that finds something.
 * @param further what stands behind the figures of the kind's own face
 */
export function debriefed(
  debrief: KindDebrief,
  further: readonly FigureModel[],
  words: ReportWords,
): { sentence: string; nothing: boolean; drawn: React.ReactNode } {
  const Debriefed = debriefFaces[debrief.kind] as Drawn<KindDebrief>;
  const figures = kindOf(debrief).figures?.(debrief, words) ?? [];
  return {
    ...toldFirst([...figures, ...further]),
    drawn: (
      <>
        <Debriefed debrief={debrief} figures={figures} words={words} />
        {further.map((model) => (
          <ModelFigure key={model.id} model={model} words={words} />
        ))}
      </>
    ),
  };
}
