/** Every kind of activity there is. A new kind is one line here and in each other map. */
import { type Agreement, type AgreementAnswer, agreementSchema } from "@/activities/agreement/content";
import { type Break, breakSchema } from "@/activities/break/content";
import { type Case, type CaseAnswer, caseSchema } from "@/activities/case/content";
import { type Checklist, type ChecklistAnswer, checklistSchema } from "@/activities/checklist/content";
import { type Commitment, type CommitmentAnswer, commitmentSchema } from "@/activities/commitment/content";
import { type FormActivity, type FormAnswer, formSchema } from "@/activities/form/content";
import { type Marking, type MarkingAnswer, markingSchema } from "@/activities/marking/content";
import { type Media, mediaSchema } from "@/activities/media/content";
import { type NumberGuess, type NumberAnswer, numberSchema } from "@/activities/number/content";
import { type Open, type OpenAnswer, type OpenSupport, openSchema } from "@/activities/open/content";
import { type Points, type PointsAnswer, pointsSchema } from "@/activities/points/content";
import { type Poll, type PollAnswer, pollSchema } from "@/activities/poll/content";
import { type Quiz, type QuizAnswer, quizSchema } from "@/activities/quiz/content";
import type { ReasonApart } from "@/activities/reason";
import { type Ranking, type RankingAnswer, rankingSchema } from "@/activities/ranking/content";
import { type Scale, type ScaleAnswer, scaleSchema } from "@/activities/scale/content";
import { type Slide, slideSchema } from "@/activities/slide/content";
import { type Sort, type SortAnswer, sortSchema } from "@/activities/sort/content";
import { type Table, type TableAnswer, tableSchema } from "@/activities/table/content";
import { type Worksheet, type WorksheetAnswer, worksheetSchema } from "@/activities/worksheet/content";
import { z } from "zod";

export const activitySchema = z.discriminatedUnion("kind", [
  slideSchema,
  pollSchema,
  caseSchema,
  quizSchema,
  sortSchema,
  checklistSchema,
  openSchema,
  scaleSchema,
  rankingSchema,
  pointsSchema,
  numberSchema,
  tableSchema,
  formSchema,
  markingSchema,
  breakSchema,
  mediaSchema,
  agreementSchema,
  commitmentSchema,
  worksheetSchema,
]);

export type Activity =
  | Slide
  | Poll
  | Case
  | Quiz
  | Sort
  | Checklist
  | Open
  | Scale
  | Ranking
  | Points
  | NumberGuess
  | Table
  | FormActivity
  | Marking
  | Break
  | Media
  | Agreement
  | Commitment
  | Worksheet;
export type Kind = Activity["kind"];

/** Every kind, in the order in which an author is offered them. */
export const kinds = [
  "slide",
  "poll",
  "case",
  "quiz",
  "sort",
  "checklist",
  "open",
  "scale",
  "ranking",
  "points",
  "number",
  "table",
  "form",
  "marking",
  "break",
  "media",
  "agreement",
  "commitment",
  "worksheet",
] as const satisfies readonly Kind[];

/** The activity of one kind. */
export type ActivityOf<K extends Kind> = Extract<Activity, { kind: K }>;

/** "I would rather not say" counts as an answer, and looks like one from outside. A page without script posts "1". */
export const passSchema = z.strictObject({
  pass: z.union([z.literal(true), z.tuple([z.literal("1")]), z.literal("1")]).transform(() => true as const),
});
export type Pass = z.infer<typeof passSchema>;

export type AnswerBody =
  | Pass
  | PollAnswer
  | CaseAnswer
  | QuizAnswer
  | SortAnswer
  | ChecklistAnswer
  | OpenAnswer
  | OpenSupport
  | ScaleAnswer
  | RankingAnswer
  | PointsAnswer
  | NumberAnswer
  | TableAnswer
  | FormAnswer
  | MarkingAnswer
  | AgreementAnswer
  | CommitmentAnswer
  | ReasonApart
  | WorksheetAnswer;

export const isPass = (body: AnswerBody): body is Pass => "pass" in body;
