/** What a console is sent: the plan of the workshop, the run of the days, the present activity, and the room as it is now. */
import type { Activity, Kind } from "@/activities/content";
import type { ConsoleWall } from "@/activities/open/wall";
import type { ConsoleGroups, ConsoleWork } from "@/workshop/groups/shown";
import type { SeenPost } from "@/workshop/session/box";
import type { AssetSources } from "@/workshop/assets/asset";
import type { LiveAgenda } from "@/workshop/agenda/agenda";
import type { Clock } from "@/workshop/agenda/clock";
import type { Priority } from "@/workshop/content/words";
import type { Presence } from "@/workshop/session/presence";
import type { QuestionId, StepId } from "@/workshop/session/question";
import type {
  Place,
  Face,
  Key,
  Asked,
  Results,
  TrainersOwn,
  TrailStep,
  SourceNote,
} from "@/workshop/protocol/down";

/** One line of the console's run sheet. Sent once; the live part is in ConsoleView. */
export interface PlanStep {
  id: StepId;
  title: string;
  notice: boolean;
  activityId: string;
  kind: Kind;
  part?: number;
  /** False for slides that are shown on the stage alone. */
  onPhones: boolean;
  /** Seconds as authored, for opening "as planned". */
  seconds: number | null;
  readFirst: number | null;
  notes: string | null;
  question: QuestionId | null;
  whatIfs: { question: QuestionId; title: string; fact: string }[];
  /** What an expert says, for questions that have a key: answers accepted and why. */
  keys: Record<QuestionId, Key>;
}

export interface PlanMessage {
  type: "plan";
  /** Who is at this console. */
  role: "trainer" | "co-trainer" | "presenter";
  title: string;
  /** In which the texts of this plan are. */
  language: string;
  /** Every language of the workshop, the original first. */
  languages: string[];
  sessions: {
    id: string;
    number: number;
    title: string;
    minutes: number;
    priority: Priority;
    activities: {
      id: string;
      kind: Kind;
      title: string;
      minutes: number;
      added: boolean;
      priority: Priority;
      steps: PlanStep[];
    }[];
  }[];
  /** The days of the agenda that the room runs, and its slots without a session; none where it runs all sessions. */
  days: { id: string; title: string; start: string }[];
  breaks: { id: string; title: string }[];
}

/** The run of the days as it is now. Sent when it changes; the console computes times from it by its own clock. */
export interface AgendaMessage {
  type: "agenda";
  agenda: LiveAgenda;
  clock: Clock;
  /** Where the room will come back to after a jump. */
  away: StepId | null;
}

/** The present activity as it is authored, for changing it. To trainers alone, when it is another one. */
export interface PresentMessage {
  type: "present";
  /** `base` names this state of it in a change. Null where the room is at no activity. */
  present: { activity: Activity; base: string } | null;
}

/** Something about the server that a trainer should know; `minutes` says by how much a clock was moved. */
export interface Trouble {
  kind: "disk-full" | "no-connection" | "database-away" | "database-slow" | "clock-moved";
  minutes: number;
}

export interface ConsoleView {
  type: "console";
  revision: number;
  stepRevision: number;
  step: StepId | null;
  place: Place | null;
  face: Face;
  asked: Asked | null;
  /** The question in focus was changed since it was last asked; a new round asks it as it is now. */
  changed: boolean;
  /** Rounds of the question in focus so far. */
  rounds: number;
  answered: number;
  presence: Presence;
  /** Present when the trainer may see them; `live`: newest answers are still held back. */
  results: (Results & TrainersOwn & { live: boolean }) | null;
  /** Every text that this console may see now, and what was decided about it. */
  wall: ConsoleWall | null;
  /** Since the part before: people who turned to the "yes" answer, and away from it. */
  moved: { from: string; toYes: number; away: number } | null;
  trail: TrailStep[];
  play: { on: boolean; at: number; since: number } | null;
  /** A test that is not over: its results and its key stay with the trainer. */
  held: boolean;
  sources: SourceNote[];
  /** Questions that still take answers although the room has moved on. */
  leaving: { question: QuestionId; title: string; round: number; closesAt: number }[];
  rehearsal: { people: number; network: "good" | "bad" } | null;
  groups: ConsoleGroups;
  work: ConsoleWork | null;
  /** The whole question box. */
  box: { open: boolean; moderated: boolean; posts: SeenPost[]; onStage: string | null };
  preview: boolean;
  dim: boolean;
  /** What is wrong with the server just now. */
  trouble: Trouble | null;
  locked: boolean;
  /** Whoever is new waits until a trainer lets them in. */
  asks: boolean;
  /** Who waits: how many, and those who came first. */
  waiting: { count: number; people: { id: string; alias: string }[] };
  /** Far more people came of late than the room expects; `since` tells one flood from the next. Null: they did not. */
  flood: { people: number; since: number } | null;
  /** People who were taken out at once and can still be let back in. */
  sweeps: { id: string; at: number; people: number }[];
  /** The languages on the stage, the main one first. */
  stageLanguages: string[];
  /** Texts for the room that languages which somebody reads here lack, in the present activity and the next. */
  untranslated: { activity: string; language: string; texts: number }[];
  ended: boolean;
  /** Sessions in presenters' hands, for trainers; `key` opens the link. */
  handovers: { id: string; session: string; by: string; name: string | null; here: boolean; key: string }[];
  /** Set on a presenter's console. `inside`: the room is at their session. */
  presenter: { handover: string; session: string; name: string | null; inside: boolean } | null;
  shown: StepId[];
  times: Record<StepId, number>;
  finished: string[];
  /** The command that undo would take back. */
  undo: string | null;
  driver: string | null;
  /** Names of the trainers whose consoles are open. */
  consoles: string[];
  stages: number;
  door: { address: string; code: string; url: string; stageKey: string } | null;
  /** Those who came last, up to a number that fits a list; `earlier`: how many more there are. */
  people: { id: string; alias: string }[];
  earlier: number;
}

/** What a console is sent: its view, and where the files that it names are fetched. */
export interface ConsoleMessage extends ConsoleView {
  assets: AssetSources;
}
