/** The debrief face of every kind that asks something. */
import { AgreementDebriefed } from "@/activities/agreement/debrief";
import { CommitmentDebriefed } from "@/activities/commitment/debrief";
import { CaseDebriefed } from "@/activities/case/debrief";
import { ChecklistDebriefed } from "@/activities/checklist/debrief";
import { FormDebriefed } from "@/activities/form/debrief";
import { furtherFigures } from "@/activities/further-figures";
import { NumberDebriefed } from "@/activities/number/debrief";
import { OpenDebriefed } from "@/activities/open/debrief";
import { PointsDebriefed } from "@/activities/points/debrief";
import { MarkingDebriefed } from "@/activities/marking/debrief";
import { PollDebriefed } from "@/activities/poll/debrief";
import { RankingDebriefed } from "@/activities/ranking/debrief";
import { ScaleDebriefed } from "@/activities/scale/debrief";

import { QuizDebriefed } from "@/activities/quiz/debrief";
import { SortDebriefed } from "@/activities/sort/debrief";
import { TableDebriefed } from "@/activities/table/debrief";
import { WorksheetDebriefed } from "@/activities/worksheet/debrief";
import { ModelFigure } from "@/components/debrief/model-figure";
import type { Words } from "@/components/debrief/words";
import type { ActivityDebrief } from "@/workshop/debrief/debrief";
import { unreachable } from "@/workshop/unreachable";

/** The part of the debrief that belongs to one activity. */
export function ActivityDebriefed({ debrief, words }: { debrief: ActivityDebrief; words: Words }) {
  return (
    <>
      <KindDebriefed debrief={debrief} words={words} />
      {furtherFigures(debrief, words).map((model) => (
        <ModelFigure key={model.id} model={model} words={words} />
      ))}
    </>
  );
}

function KindDebriefed({ debrief, words }: { debrief: ActivityDebrief; words: Words }) {
  switch (debrief.kind) {
    case "poll":
      return <PollDebriefed debrief={debrief} words={words} />;
    case "checklist":
      return <ChecklistDebriefed debrief={debrief} words={words} />;
    case "form":
      return <FormDebriefed debrief={debrief} words={words} />;
    case "quiz":
      return <QuizDebriefed debrief={debrief} words={words} />;
    case "open":
      return <OpenDebriefed debrief={debrief} words={words} />;
    case "case":
      return <CaseDebriefed debrief={debrief} words={words} />;
    case "scale":
      return <ScaleDebriefed debrief={debrief} words={words} />;
    case "number":
      return <NumberDebriefed debrief={debrief} words={words} />;
    case "ranking":
      return <RankingDebriefed debrief={debrief} words={words} />;
    case "points":
      return <PointsDebriefed debrief={debrief} words={words} />;
    case "sort":
      return <SortDebriefed debrief={debrief} words={words} />;
    case "table":
      return <TableDebriefed debrief={debrief} words={words} />;
    case "marking":
      return <MarkingDebriefed debrief={debrief} words={words} />;
    case "agreement":
      return <AgreementDebriefed debrief={debrief} words={words} />;
    case "commitment":
      return <CommitmentDebriefed debrief={debrief} words={words} />;
    case "worksheet":
      return <WorksheetDebriefed debrief={debrief} words={words} />;
    default:
      return unreachable(debrief);
  }
}
