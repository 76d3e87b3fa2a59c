/** What a debrief is made from: the answers of one room, with labels in place of people. Plain data. */
import type { AnswerBody } from "@/activities/content";
import type { Workshop } from "@/workshop/content/workshop";
import type { WorkSource } from "@/workshop/groups/compare/gather";
import type { RoomState } from "@/workshop/session/state";
import type { QuestionId } from "@/workshop/session/question";
import type { Remark } from "@/workshop/views/work";

/** One answer of a round. */
export interface LabelledAnswer {
  /** The same person within one activity, and nothing beyond it. */
  person: string;
  body: AnswerBody;
}

export interface RoundInput {
  question: QuestionId;
  /** From 1. */
  round: number;
  /** At most one for each person. */
  answers: LabelledAnswer[];
}

/** Groups, what stands on their sheets, and what the trainers made of it. */
export interface DebriefWork extends WorkSource {
  remarks: readonly Remark[];
  /** The workshop with all its languages. */
  whole: Workshop;
}

export interface DebriefInput {
  title: string;
  workshop: Workshop;
  /** Participants who joined; those who were removed are not counted. */
  people: number;
  /** Only rounds whose results may be shown. */
  rounds: RoundInput[];
  /** What the trainers made of the texts of open questions. */
  curation: RoomState["curation"];
  /** What groups made on worksheets; left out where nobody worked in groups. */
  made?: DebriefWork;
  ended: boolean;
  /** Milliseconds since the epoch. */
  startedAt: number | null;
  endedAt: number | null;
}

/** The rounds of one question, first to last. */
export const roundsOf = (input: DebriefInput, question: QuestionId): RoundInput[] =>
  input.rounds.filter((r) => r.question === question).sort((a, b) => a.round - b.round);
