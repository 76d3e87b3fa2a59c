import { kindIcons } from "@/activities/faces/icons";
import type { KindName } from "@/activities/kinds";
import { AgreementConsoleResults } from "@/activities/kinds/agreement/console";
import { BreakConsole } from "@/activities/kinds/break/console";
import { CaseConsole, CaseConsoleResults } from "@/activities/kinds/case/console";
import { caseReader } from "@/activities/kinds/case/view";
import { ChecklistConsole, ChecklistConsoleResults } from "@/activities/kinds/checklist/console";
import { checklistReader } from "@/activities/kinds/checklist/view";
import { CommitmentConsoleResults } from "@/activities/kinds/commitment/console";
import { FormConsoleResults } from "@/activities/kinds/form/console";
import { MarkingConsoleResults } from "@/activities/kinds/marking/console";
import { markingReader } from "@/activities/kinds/marking/view";
import { MediaConsole } from "@/activities/kinds/media/console";
import { NumberConsoleResults } from "@/activities/kinds/number/console";
import { OpenConsoleResults } from "@/activities/kinds/open/console";
import { PointsConsoleResults } from "@/activities/kinds/points/console";
import { PollConsoleResults } from "@/activities/kinds/poll/console";
import { QuizConsole, QuizConsoleResults } from "@/activities/kinds/quiz/console";
import { quizReader } from "@/activities/kinds/quiz/view";
import { RankingConsoleResults } from "@/activities/kinds/ranking/console";
import { ScaleConsoleResults } from "@/activities/kinds/scale/console";
import { SlideConsole } from "@/activities/kinds/slide/console";
import { SortConsoleResults } from "@/activities/kinds/sort/console";
import { sortReader } from "@/activities/kinds/sort/view";
import { TableConsoleResults } from "@/activities/kinds/table/console";
import { tableReader } from "@/activities/kinds/table/view";
import { WorksheetConsole, askedOfSheet, sheetStopOf } from "@/activities/kinds/worksheet/console";
import type { ConsoleFace, ConsoleFaces } from "@/components/console/face";

const faces = {
  slide: { Step: SlideConsole, neverAsks: true },
  poll: { Results: PollConsoleResults },
  case: { Step: CaseConsole, Results: CaseConsoleResults, reader: caseReader },
  quiz: { Step: QuizConsole, Results: QuizConsoleResults, reader: quizReader },
  sort: { Results: SortConsoleResults, reader: sortReader },
  checklist: { Step: ChecklistConsole, Results: ChecklistConsoleResults, reader: checklistReader },
  open: { Results: OpenConsoleResults },
  scale: { Results: ScaleConsoleResults },
  ranking: { Results: RankingConsoleResults },
  points: { Results: PointsConsoleResults },
  number: { Results: NumberConsoleResults },
  table: { Results: TableConsoleResults, reader: tableReader },
  form: { Results: FormConsoleResults },
  marking: { Results: MarkingConsoleResults, reader: markingReader },
  break: { Step: BreakConsole },
  media: { Step: MediaConsole, desk: true },
  agreement: { Results: AgreementConsoleResults },
  commitment: { Results: CommitmentConsoleResults },
  worksheet: { Step: WorksheetConsole, desk: true, asks: askedOfSheet, stopName: sheetStopOf },
} satisfies Record<KindName, Omit<ConsoleFace, "icon">>;

export const consoleFaces = Object.fromEntries(
  Object.entries(faces).map(([kind, face]) => [kind, { ...face, icon: kindIcons[kind as KindName] }]),
) as ConsoleFaces;
