import { CaseDebriefed } from "@/activities/kinds/case/debrief";
import { ChecklistDebriefed } from "@/activities/kinds/checklist/debrief";
import { FormDebriefed } from "@/activities/kinds/form/debrief";
import { MarkingDebriefed } from "@/activities/kinds/marking/debrief";
import { NumberDebriefed } from "@/activities/kinds/number/debrief";
import { OpenDebriefed } from "@/activities/kinds/open/debrief";
import { PointsDebriefed } from "@/activities/kinds/points/debrief";
import { QuizDebriefed } from "@/activities/kinds/quiz/debrief";
import { RankingDebriefed } from "@/activities/kinds/ranking/debrief";
import { ScaleDebriefed } from "@/activities/kinds/scale/debrief";
import { SortDebriefed } from "@/activities/kinds/sort/debrief";
import { TableDebriefed } from "@/activities/kinds/table/debrief";
import { WorksheetDebriefed } from "@/activities/kinds/worksheet/debrief";
import { type KindDebrief, kindOf } from "@/activities/kinds";
import type { DebriefFaceProps } from "@/components/debrief/face";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { ReportWords } from "@/model/figures/report-words";
import type { FigureModel } from "@/model/figures/figure";

type Drawn<D extends KindDebrief> = (props: DebriefFaceProps<D>) => React.ReactNode;

/** Kinds whose figures need no more than their models. */
const KindFigures: Drawn<KindDebrief> = ({ figures, words }) =>
  figures.map((model) => <ModelFigure key={model.id} model={model} words={words} />);

const debriefFaces = {
  poll: KindFigures,
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
  agreement: KindFigures,
  commitment: KindFigures,
  worksheet: WorksheetDebriefed,
} satisfies { [K in KindDebrief["kind"]]: Drawn<Extract<KindDebrief, { kind: K }>> };

/** An activity's part of the debrief, with further figures behind it. */
export function debriefed(
  debrief: KindDebrief,
  further: readonly FigureModel[],
  words: ReportWords,
): React.ReactNode {
  const Debriefed = debriefFaces[debrief.kind] as Drawn<KindDebrief>;
  const figures = kindOf(debrief).figures?.(debrief, words) ?? [];
  return (
    <>
      <Debriefed debrief={debrief} figures={figures} words={words} />
      {further.map((model) => (
        <ModelFigure key={model.id} model={model} words={words} />
      ))}
    </>
  );
}
