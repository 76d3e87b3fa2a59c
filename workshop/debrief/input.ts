/** What a debrief is made from: the answers of one room, with labels in place of people. Plain data. */
import type { AnswerBody } from "@/activities/content";
import type { ReasonApart } from "@/activities/reason";
import type { Workshop } from "@/workshop/content/workshop";
import type { WorkSource } from "@/workshop/groups/compare/gather";
import type { DayInput } from "@/workshop/debrief/day/day-input";
import type { RoundPresence } from "@/workshop/debrief/presence";
import type { Matching } from "@/workshop/learning/linked-tests";
import type { SectorSplit } from "@/workshop/debrief/split/safe-splits";
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
  /** The version of its activity, from 1; a later one where it was changed while the room ran. */
  version?: number;
  /** At most one for each person. */
  answers: LabelledAnswer[];
  /** Reasons that are no longer part of the answers, since the activity is finished. */
  reasons?: readonly ReasonApart[];
  /** Who was there when it closed; null where nobody noted it. */
  presence?: RoundPresence | null;
}

/** Who is one and the same person in a test before and a test after, as their own codes say. */
export interface LinkedTests {
  /** Ids of the two quizzes. */
  before: string;
  after: string;
  matching: Matching;
}

/** Groups, what stands on their sheets, and what the trainers made of it. */
export interface DebriefWork extends WorkSource {
  remarks: readonly Remark[];
  /** The workshop with all its languages. */
  whole: Workshop;
  /** Sheets (`sheetKey`) that others have seen: presented, or shown in the gallery or side by side. */
  shown?: ReadonlySet<string>;
}

export interface DebriefInput {
  title: string;
  workshop: Workshop;
  /** The people are simulated and all texts invented (S-6). */
  example?: true;
  /** Participants who joined; those who were removed are not counted. */
  people: number;
  /** Only rounds whose results may be shown. */
  rounds: RoundInput[];
  /** Answers by sector, as they were counted when activities were finished: groups of five people or more. */
  splits?: readonly SectorSplit[];
  /** Planned and real times, and the question box; left out where nothing is known of them. */
  day?: DayInput;
  /** What the trainers made of the texts of open questions. */
  curation: RoomState["curation"];
  /** What groups made on worksheets; left out where nobody worked in groups. */
  made?: DebriefWork;
  /** Tests that people linked by codes; left out where nobody was asked for one. */
  linked?: LinkedTests[];
  /** The same for the same room: for what is drawn by lot and must not differ from one reading to the next. */
  seed?: string;
  ended: boolean;
  /** Milliseconds since the epoch. */
  startedAt: number | null;
  endedAt: number | null;
  /** When the room's personal data was erased, with every text that people wrote; left out or null: it was not. */
  erasedAt?: number | null;
}

/** The rounds of one question, first to last. */
export const roundsOf = (input: DebriefInput, question: QuestionId): RoundInput[] =>
  input.rounds.filter((r) => r.question === question).sort((a, b) => a.round - b.round);
