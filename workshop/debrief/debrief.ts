/** The whole debrief of a room: what was asked, in the order of the workshop. */
import { type AgreementDebrief, agreementDebrief } from "@/workshop/debrief/agreement-debrief";
import { withBoardsBeside } from "@/workshop/debrief/boards-beside";
import { type CaseDebrief, caseDebrief } from "@/workshop/debrief/case-debrief";
import { type ChecklistDebrief, checklistDebrief } from "@/workshop/debrief/checklist-debrief";
import { type FormDebrief, formDebrief } from "@/workshop/debrief/form-debrief";
import type { DebriefInput } from "@/workshop/debrief/input";
import { type NumberDebrief, numberDebrief } from "@/workshop/debrief/number-debrief";
import { type OpenDebrief, openDebrief } from "@/workshop/debrief/open-debrief";
import { type PointsDebrief, pointsDebrief } from "@/workshop/debrief/points-debrief";
import { type MarkingDebrief, markingDebrief } from "@/workshop/debrief/marking-debrief";
import { type PollDebrief, pollDebrief } from "@/workshop/debrief/poll-debrief";
import { type RankingDebrief, rankingDebrief } from "@/workshop/debrief/ranking-debrief";
import { type ScaleDebrief, scaleDebrief } from "@/workshop/debrief/scale-debrief";
import { type QuizDebrief, quizDebrief } from "@/workshop/debrief/quiz-debrief";
import { type SortDebrief, sortDebrief } from "@/workshop/debrief/sort-debrief";
import { type TableDebrief, tableDebrief } from "@/workshop/debrief/table-debrief";
import { type CommitmentDebrief, commitmentDebrief } from "@/workshop/debrief/commitment-debrief";
import { type WorksheetDebrief, worksheetDebrief } from "@/workshop/debrief/worksheet-debrief";
import { type SplitTable, splitTablesOf } from "@/workshop/debrief/split/split-tables";
import type { Activity } from "@/activities/content";

/** One line for each kind that asks something. */
export type ActivityDebrief = KindDebrief & {
  /** Answers by sector; empty where none may be shown. */
  splits?: SplitTable[];
};

type KindDebrief =
  | AgreementDebrief
  | CaseDebrief
  | CommitmentDebrief
  | ChecklistDebrief
  | FormDebrief
  | NumberDebrief
  | OpenDebrief
  | PointsDebrief
  | PollDebrief
  | QuizDebrief
  | RankingDebrief
  | MarkingDebrief
  | ScaleDebrief
  | SortDebrief
  | TableDebrief
  | WorksheetDebrief;

export interface Debrief {
  title: string;
  /** The people are simulated and all texts invented (S-6). */
  example?: true;
  language: string;
  people: number;
  ended: boolean;
  startedAt: number | null;
  endedAt: number | null;
  /**
   * People who answered something (a pass is not an answer), at least: labels do not reach from one activity to
   * the next, so this is the largest number within one activity.
   */
  answeredOnce: number;
  sessions: { id: string; number: number; title: string; activities: ActivityDebrief[] }[];
}

/** The debrief of `input`; sessions in which nothing was asked are left out. */
export function debriefOf(input: DebriefInput): Debrief {
  const { title, workshop, people, ended, startedAt, endedAt } = input;
  const sessions = workshop.sessions.map(({ id, number, title, activities }) => {
    const asked = activities.flatMap((a): ActivityDebrief[] => {
      const debrief = kindDebrief(a, input);
      return debrief ? [{ ...debrief, splits: splitTablesOf(a, input) }] : [];
    });
    return { id, number, title, activities: withBoardsBeside(asked) };
  });
  return {
    title,
    ...(input.example && { example: input.example }),
    language: workshop.language,
    people,
    ended,
    startedAt,
    endedAt,
    answeredOnce: Math.max(
      0,
      ...workshop.sessions.flatMap((s) => s.activities.map((a) => answeredIn(a.id, input))),
    ),
    sessions: sessions.filter((s) => s.activities.length > 0),
  };
}

function kindDebrief(activity: Activity, input: DebriefInput): KindDebrief | null {
  switch (activity.kind) {
    case "slide":
      return null;
    case "poll":
      return pollDebrief(activity, input);
    case "checklist":
      return checklistDebrief(activity, input);
    case "form":
      return formDebrief(activity, input);
    case "quiz":
      return quizDebrief(activity, input);
    case "open":
      return openDebrief(activity, input);
    case "case":
      return caseDebrief(activity, input);
    case "scale":
      return scaleDebrief(activity, input);
    case "number":
      return numberDebrief(activity, input);
    case "ranking":
      return rankingDebrief(activity, input);
    case "points":
      return pointsDebrief(activity, input);
    case "sort":
      return sortDebrief(activity, input);
    case "table":
      return tableDebrief(activity, input);
    case "worksheet":
      return worksheetDebrief(activity, input);
    case "marking":
      return markingDebrief(activity, input);
    case "agreement":
      return agreementDebrief(activity, input);
    case "commitment":
      return commitmentDebrief(activity, input);
    default:
      return null;
  }
}

/** People who gave an answer in any round of any question of one activity. Question ids begin with its id. */
function answeredIn(activityId: string, input: DebriefInput): number {
  const mine = input.rounds.filter(
    (r) => r.question === activityId || r.question.startsWith(`${activityId}/`),
  );
  return new Set(mine.flatMap((r) => r.answers.filter((a) => !("pass" in a.body)).map((a) => a.person))).size;
}
