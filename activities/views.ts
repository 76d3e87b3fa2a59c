/** What surfaces see of every kind: faces are what is shown, forms are how a question is put. */
import type { AgreementFace, AgreementForm } from "@/activities/agreement/view";
import type { BreakFace } from "@/activities/break/view";
import type { CaseFace, CaseForm } from "@/activities/case/view";
import type { ChecklistFace, ChecklistForm } from "@/activities/checklist/view";
import type { CommitmentFace, CommitmentForm } from "@/activities/commitment/view";
import type { FormFace, FormForm } from "@/activities/form/view";
import type { MarkingFace, MarkingForm } from "@/activities/marking/view";
import type { MediaFace } from "@/activities/media/view";
import type { NumberFace, NumberForm } from "@/activities/number/view";
import type { OpenFace, OpenForm } from "@/activities/open/view";
import type { PointsFace, PointsForm } from "@/activities/points/view";
import type { PollFace, PollForm } from "@/activities/poll/view";
import type { QuizFace, QuizForm } from "@/activities/quiz/view";
import type { RankingFace, RankingForm } from "@/activities/ranking/view";
import type { ScaleFace, ScaleForm } from "@/activities/scale/view";
import type { SlideFace } from "@/activities/slide/view";
import type { SortFace, SortForm } from "@/activities/sort/view";
import type { TableFace, TableForm } from "@/activities/table/view";
import type { WorksheetFace, WorksheetForm } from "@/activities/worksheet/view";

export type KindFace =
  | SlideFace
  | PollFace
  | CaseFace
  | QuizFace
  | SortFace
  | ChecklistFace
  | OpenFace
  | ScaleFace
  | RankingFace
  | PointsFace
  | NumberFace
  | TableFace
  | FormFace
  | MarkingFace
  | BreakFace
  | MediaFace
  | AgreementFace
  | CommitmentFace
  | WorksheetFace;

export type KindForm =
  | PollForm
  | CaseForm
  | QuizForm
  | SortForm
  | ChecklistForm
  | OpenForm
  | ScaleForm
  | RankingForm
  | PointsForm
  | NumberForm
  | TableForm
  | FormForm
  | MarkingForm
  | AgreementForm
  | CommitmentForm
  | WorksheetForm;
