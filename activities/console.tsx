/** The console face of every kind. A poll shows nothing but its question, which every kind has. */
import { BreakConsole } from "@/activities/break/console";
import { CaseConsole } from "@/activities/case/console";
import { ChecklistConsole } from "@/activities/checklist/console";
import type { ConsoleFaceProps } from "@/activities/console-face";
import type { Kind } from "@/activities/content";
import { QuizConsole } from "@/activities/quiz/console";
import { MediaConsole } from "@/activities/media/console";
import { SlideConsole } from "@/activities/slide/console";
import { WorksheetConsole } from "@/activities/worksheet/console";

export const consoleFaces: Record<Kind, (props: ConsoleFaceProps) => React.ReactNode> = {
  slide: SlideConsole,
  poll: () => null,
  case: CaseConsole,
  quiz: QuizConsole,
  sort: () => null,
  checklist: ChecklistConsole,
  open: () => null,
  scale: () => null,
  ranking: () => null,
  points: () => null,
  number: () => null,
  table: () => null,
  form: () => null,
  marking: () => null,
  break: BreakConsole,
  media: MediaConsole,
  agreement: () => null,
  commitment: () => null,
  worksheet: WorksheetConsole,
};
