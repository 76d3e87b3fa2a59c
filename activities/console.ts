/** What the console needs of every kind of activity. */
import { AgreementConsoleResults } from "@/activities/agreement/console";
import { BreakConsole } from "@/activities/break/console";
import { CaseConsole } from "@/activities/case/console";
import { caseReader } from "@/activities/case/view";
import { ChecklistConsole, ChecklistResults } from "@/activities/checklist/console";
import { checklistReader } from "@/activities/checklist/view";
import { CommitmentConsoleResults } from "@/activities/commitment/console";
import { FormResults } from "@/activities/form/console";
import { MarkingResults } from "@/activities/marking/console";
import { markingReader } from "@/activities/marking/view";
import { MediaConsole } from "@/activities/media/console";
import { NumberConsoleResults } from "@/activities/number/console";
import { OpenResults } from "@/activities/open/console";
import { PointsConsoleResults } from "@/activities/points/console";
import { PollConsoleResults } from "@/activities/poll/console";
import { QuizConsole, QuizResults } from "@/activities/quiz/console";
import { quizReader } from "@/activities/quiz/view";
import { RankingConsoleResults } from "@/activities/ranking/console";
import { ScaleConsoleResults } from "@/activities/scale/console";
import { SlideConsole } from "@/activities/slide/console";
import { SortResults } from "@/activities/sort/console";
import { sortReader } from "@/activities/sort/view";
import { TableResults } from "@/activities/table/console";
import { tableReader } from "@/activities/table/view";
import { WorksheetConsole, askedOfSheet, sheetStopOf } from "@/activities/worksheet/console";
import { ChoiceResults } from "@/components/console/choice-results";
import type { ConsoleFaces } from "@/components/console/face";

export const consoleFaces = {
  slide: { Step: SlideConsole, neverAsks: true },
  poll: { Results: PollConsoleResults },
  case: { Step: CaseConsole, Results: ChoiceResults, reader: caseReader },
  quiz: { Step: QuizConsole, Results: QuizResults, reader: quizReader },
  sort: { Results: SortResults, reader: sortReader },
  checklist: { Step: ChecklistConsole, Results: ChecklistResults, reader: checklistReader },
  open: { Results: OpenResults },
  scale: { Results: ScaleConsoleResults },
  ranking: { Results: RankingConsoleResults },
  points: { Results: PointsConsoleResults },
  number: { Results: NumberConsoleResults },
  table: { Results: TableResults, reader: tableReader },
  form: { Results: FormResults },
  marking: { Results: MarkingResults, reader: markingReader },
  break: { Step: BreakConsole },
  media: { Step: MediaConsole },
  agreement: { Results: AgreementConsoleResults },
  commitment: { Results: CommitmentConsoleResults },
  worksheet: { Step: WorksheetConsole, asks: askedOfSheet, stopName: sheetStopOf },
} satisfies ConsoleFaces;
