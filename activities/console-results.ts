/** How each kind's results are drawn on the console. */
import { AgreementConsoleResults } from "@/activities/agreement/console";
import { NumberConsoleResults } from "@/activities/number/console";
import { ScaleConsoleResults } from "@/activities/scale/console";
import { ChecklistResults } from "@/activities/checklist/console";
import { PointsConsoleResults } from "@/activities/points/console";
import { RankingConsoleResults } from "@/activities/ranking/console";

import { FormResults } from "@/activities/form/console";
import { CommitmentConsoleResults } from "@/activities/commitment/console";
import type { Kind } from "@/activities/content";
import { OpenResults } from "@/activities/open/console";
import { QuizResults } from "@/activities/quiz/console";
import { MarkingResults } from "@/activities/marking/console";
import { TableResults } from "@/activities/table/console";
import { WorksheetConsoleResults } from "@/activities/worksheet/console";
import { SortResults } from "@/activities/sort/console";
import { ChoiceResults, type ConsoleResultsProps } from "@/components/console/choice-results";

export const consoleResults: Record<Kind, (props: ConsoleResultsProps) => React.ReactNode> = {
  slide: ChoiceResults,
  poll: ChoiceResults,
  case: ChoiceResults,
  quiz: QuizResults,
  sort: SortResults,
  checklist: ChecklistResults,
  open: OpenResults,
  scale: ScaleConsoleResults,
  ranking: RankingConsoleResults,
  points: PointsConsoleResults,
  number: NumberConsoleResults,
  table: TableResults,
  form: FormResults,
  marking: MarkingResults,
  break: ChoiceResults,
  media: ChoiceResults,
  agreement: AgreementConsoleResults,
  commitment: CommitmentConsoleResults,
  worksheet: WorksheetConsoleResults,
};
