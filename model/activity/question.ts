/**
 * The places of a workshop, and their questions. A step is one stop of the run sheet: a slide, a poll, a
 * content notice, or one part of a case.
 */

/** Stable within a workshop: `paula/4`, or `paula/6!notice` for the notice before part 6. */
export type StepId = string;

/** The step's id for its own question, or `paula/4?age-17` for a what-if asked beside it. */
export type QuestionId = string;

export interface StepSketch {
  id: StepId;
  title: string;
  /** A content notice to be read before the step of the same part. */
  notice: boolean;
  partId?: string;
  question?: QuestionId;
  whatIfs: { id: string; title: string; question: QuestionId }[];
}

export interface Step extends StepSketch {
  activityId: string;
  kind: string;
  sessionId: string;
  index: number;
}

export interface Question {
  id: QuestionId;
  activityId: string;
  stepId: StepId;
  partId?: string;
  whatIfId?: string;
}

/** The stop of an activity that has one, and one question. */
export const onlyStep = ({ id, title }: { id: string; title: string }): StepSketch[] => [
  { id, title, notice: false, question: id, whatIfs: [] },
];

export const noticeId = (step: StepId): StepId => `${step}!notice`;
export const whatIfQuestion = (question: QuestionId, whatIf: string): QuestionId => `${question}?${whatIf}`;
