/** The state of a room, as plain data. Snapshots keep all but `workshop`, `versions` and `settings`. */
import type { Activity } from "@/activities/kinds";
import type { Curation } from "@/model/activity/curation";
import type { Ballots, Proposal } from "@/model/room/ballots";
import type { Playback } from "@/model/room/playback";
import type { CountedHands } from "@/model/activity/show-of-hands";
import type { QuestionId, StepId } from "@/model/activity/question";
import { agendaFrom } from "@/workshop/room/agenda/agenda";
import type { LiveAgenda, Clock } from "@/model/room/agenda";
import { freshClock } from "@/workshop/room/agenda/clock";
import type { Workshop } from "@/workshop/content/workshop";
import { type GroupId, type Groups, type Work, freshGroups } from "@/model/room/groups";
import { type QuestionBoxState, freshQuestionBox } from "@/workshop/room/question-box";
import type { Linked } from "@/workshop/room/actor";
import type { RoomSettings } from "@/workshop/room/settings";

/** One opening of a question. Times are milliseconds since the epoch, of the server's clock. */
export interface Round {
  number: number;
  phase: "open" | "closed" | "revealed";
  /** Answers are taken from here on: later than the opening when people read first. */
  opensAt: number;
  /** The server closes the round at this time; null: the trainer does. */
  closesAt: number | null;
  /** The version of the workshop that it was opened with: its place in the room's `versions`. */
  version: number;
  /** A trainer or the room has seen the full result; from then on the round cannot be opened again. */
  seen: boolean;
  /** Counts by hand or card, one for each counter and source; left out while there are none. */
  counted?: CountedHands[];
  /** Groups answer as tables; `ballots`: what was counted of them once it was over, null until then. */
  tables?: { ballots: Ballots | null };
}

export interface TakenBack extends Pick<Round, "number" | "version"> {
  question: QuestionId;
}

export interface StagePosition {
  /** Null: the waiting room before the first step. */
  step: StepId | null;
  /** The question in focus: the step's own, or one of its what-ifs. */
  question: QuestionId | null;
  /** Steps that were shown at least once. */
  shown: StepId[];
  rounds: Record<QuestionId, Round[]>;
  /** Questions whose key the room may see. */
  explained: QuestionId[];
  dim: boolean;
  /** Where the room was before each jump from which it has not come back, the latest last. */
  returns: StepId[];
  /** The steps that Back leads to, the latest last. */
  history: StepId[];
  /** The trainer looks at results before they are revealed. */
  preview: boolean;
}

interface Play extends Playback {
  step: StepId;
}

/** A step from one version of the workshop to the next. */
export type Amendment =
  | {
      do: "insert";
      session: string;
      after: string | null;
      before?: string;
      activity: Activity;
      aside?: Aside;
    }
  | { do: "change"; activity: Activity };

export interface Aside {
  from: StepId | null;
}

export interface Handover {
  id: string;
  /** Left out: to a presenter. */
  as?: Linked;
  /** A presenter's; empty for others, who belong to no session. */
  session: string;
  /** The trainer who handed over. */
  by: string;
  /** As presenters say it once they open the link, null until then; of others, as the trainer noted it. */
  name: string | null;
  over: boolean;
}

export interface Sweep {
  /** That of the command. */
  id: string;
  /** Milliseconds since the epoch. */
  at: number;
  people: string[];
  /** They were let back in. */
  back: boolean;
}

export interface RoomState {
  roomId: string;
  /** As it is now: the last of `versions`. */
  workshop: Workshop;
  /** As it was opened, and after each amendment. Made from `amendments`, not kept. */
  versions: Workshop[];
  /** Changes made while the room runs. */
  amendments: Amendment[];
  settings: RoomSettings;
  /** The number of control commands accepted so far: the `seq` of the last log entry. */
  revision: number;
  /** The revision at which the step last changed; a step command names it. */
  stepRevision: number;
  position: StagePosition;
  /** Rounds whose opening was taken back: answers are kept, with the text that people saw. */
  takenBack: TakenBack[];
  /** Earlier positions, newest last, with the command that left them. */
  undoStack: { did: string; position: StagePosition }[];
  /** Activities whose answers no longer lead to people. */
  finished: string[];
  removed: string[];
  /** People of `removed` who were taken out at once, newest last, while that can be taken back. */
  sweeps: Sweep[];
  locked: boolean;
  /** Newcomers wait until a trainer lets them in. */
  requiresApproval: boolean;
  /** People here who have no phone; null: as many as have a name in a group. */
  withoutPhone: number | null;
  /** Sheets of paper printed, by activity. */
  papers: Record<string, number>;
  /** The film or sound of the present step; null where none was started. */
  play: Play | null;
  /** The page that the stage was turned to, and of what (`stageMoment`); null: of nothing yet. */
  turned: { at: string; page: number } | null;
  /** The languages on the stage: the main one, and perhaps a second. */
  stageLanguages: string[];
  ended: boolean;
  handovers: Handover[];
  curation: Record<QuestionId, Curation>;
  box: QuestionBoxState;
  groups: Groups;
  /** What tables consider as their answer, by `roundKey`. */
  proposals: Record<string, Record<GroupId, Proposal>>;
  work: Record<string, Work>;
  agenda: LiveAgenda;
  clock: Clock;
  /** When each step was first shown, for the run sheet. Milliseconds since the epoch. */
  times: Record<StepId, number>;
  /** The last person to control the room. */
  driver: { id: string; name: string } | null;
}

/** True while phones and stage show a pause; never after the end. */
export const isDimmed = ({ position, ended }: Pick<RoomState, "position" | "ended">): boolean =>
  position.dim && !ended;

/** The most steps that Back leads over. */
export const HISTORY_DEPTH = 50;

/** The most steps that can be undone in a row. */
export const UNDO_DEPTH = 12;

/** Seconds in which a question still takes answers after the room has moved on. */
export const LEAVING_SECONDS = 60;

/** Milliseconds after a round's time in which late answers still count, before the server closes it. */
export const IN_FLIGHT_MS = 1_500;

export const freshState = (roomId: string, workshop: Workshop, settings: RoomSettings): RoomState => ({
  roomId,
  workshop,
  versions: [workshop],
  amendments: [],
  handovers: [],
  settings,
  revision: 0,
  stepRevision: 0,
  position: {
    step: null,
    question: null,
    shown: [],
    rounds: {},
    explained: [],
    dim: false,
    returns: [],
    history: [],
    preview: false,
  },
  takenBack: [],
  undoStack: [],
  finished: [],
  removed: [],
  sweeps: [],
  locked: false,
  requiresApproval: false,
  withoutPhone: null,
  papers: {},
  play: null,
  turned: null,
  stageLanguages: [workshop.language],
  ended: false,
  curation: {},
  box: freshQuestionBox,
  groups: freshGroups,
  proposals: {},
  work: {},
  agenda: agendaFrom(workshop, settings.agenda, settings.sectors.length > 0),
  clock: freshClock,
  times: {},
  driver: null,
});

export const lastRound = (position: StagePosition, question: QuestionId): Round | undefined =>
  roundsOf(position, question).at(-1);

/** None for invented ids, such as a property of every object. */
export const roundsOf = (position: StagePosition, question: QuestionId): Round[] =>
  Object.hasOwn(position.rounds, question) ? position.rounds[question]! : [];
