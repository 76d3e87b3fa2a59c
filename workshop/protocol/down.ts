/**
 * Everything a room sends: one event, `view`, one of these objects. Each is whole and numbered; a lost one heals
 * with the next. Built only in workshop/views; keys, later parts and unrevealed results are in no phone's view.
 */
import type { Tone } from "@/activities/case/content";
import type { Clause } from "@/activities/case/view";
import type { Activity, AnswerBody, Kind } from "@/activities/content";
import type { ConsoleWall, Wall } from "@/activities/open/wall";
import type { Fields } from "@/activities/kind-rules";
import type { Numbers } from "@/activities/tally";
import type { KindFace, KindForm } from "@/activities/views";
import type { ConsoleGroups, ConsoleWork, GroupMessage, LookMessage, SheetMessage, WorkShown } from "@/workshop/groups/shown";
import type { SeenPost } from "@/workshop/session/box";
import type { Word } from "@/workshop/content/workshop";
import type { AssetSources } from "@/workshop/assets/asset";
import type { LiveAgenda } from "@/workshop/agenda/agenda";
import type { Clock } from "@/workshop/agenda/clock";
import type { Priority } from "@/workshop/content/words";
import type { Presence } from "@/workshop/session/presence";
import type { QuestionId, StepId } from "@/workshop/session/question";

/** Where the room stands, in words. */
export interface Place {
  session: number;
  sessionTitle: string;
  activityTitle: string;
  /** For a case: this part and how many there are. No title at a notice: the part is not told yet. */
  part?: { index: number; total: number; title: string };
}

/** What is shown, apart from the question. */
export type Face =
  | { kind: "waiting" }
  | { kind: "ended" }
  /** The day is over; the room goes on another day. Start: "09:00", the clock of the place. */
  | { kind: "day-over"; next: { title: string; start: string } | null }
  /** The content is on the stage only: look up. */
  | { kind: "look-up"; title: string }
  | { kind: "notice"; title: string; text: string }
  | KindFace;

/** How a question is asked; what a form is made of. */
export type Form = KindForm;

/** What an expert says about one thing that was asked. */
export interface KeyItem {
  /** An item of the question, or the question itself. */
  id: string;
  text: string;
  /** Ids of the answers that an expert accepts; empty for a number. */
  accepted: string[];
  reason?: string;
  /** Instrument and article. */
  law?: string;
  /** What people who err often think. */
  error?: string;
  /** For a number: the true value, and a newer one where there is one. */
  values?: { value: number; date: string; source: string }[];
}
export type Key = KeyItem[];

/** What tells the answers apart, as a table: a column for each answer that it is about. */
export interface Criteria {
  columns: string[];
  rows: { text: string; cells: string[] }[];
}

export interface Asked {
  question: QuestionId;
  text: string;
  form: Form;
  /** 0 and "prepared" before the first opening. */
  round: number;
  phase: "prepared" | "open" | "closed" | "revealed";
  /** Milliseconds since the epoch; answers are taken from here on. */
  opensAt: number | null;
  closesAt: number | null;
  /** Whether a further round may be opened. */
  again: boolean;
  /** Nothing can be linked or changed any more. */
  finished: boolean;
  /** Present once the trainer explains: what an expert says. */
  key: Key | null;
  /** Comes with the key, where the author wrote one down. */
  criteria: Criteria | null;
}

export interface OptionResult {
  id: string;
  text: string;
  tone?: Tone;
  count: number;
  /** Of those who answered, rounded; null when nobody did. */
  percent: number | null;
}

export interface Results {
  round: number;
  answered: number;
  passed: number;
  options: OptionResult[];
  /** Sureness, elements and clauses: id to people. */
  marks: Record<string, Record<string, number>>;
  /** For guesses of a number. */
  numbers?: Numbers;
  /** For rankings: item id to the mean of its places; from five answers on. */
  places?: Record<string, number>;
}

/** What a round holds beside its results, for trainers alone. */
export interface TrainersOwn {
  others: string[];
  /** Further counts by name: id to people. */
  kept: Record<string, Record<string, number>>;
  /** Longer texts by field. */
  texts: Record<string, string[]>;
}

/** One column of "how the room has moved". */
export interface TrailStep {
  part: string;
  /** Empty until the part was shown: labels give the story away. */
  label: string;
  /** Null while there is nothing to show. */
  options: { id: string; tone: Tone; count: number }[] | null;
  /** For a checklist: how many items the room and, once explained, the key have found so far. */
  stairs?: { found: number | null; key: number | null; of: number };
}

/** A source of a figure, for the foot of what is shown. */
export interface SourceNote {
  text: string;
  year: number | null;
  dated: boolean;
  newer: string | null;
}

/** What all phones of one language get, before it is made into HTML. */
export interface PhoneView {
  revision: number;
  rehearsal: boolean;
  /** In which the person reads. */
  language: string;
  /** In which the authored texts are: `language` where there is a translation. */
  written: Written;
  title: string;
  dim: boolean;
  place: Place | null;
  face: Face;
  asked: Asked | null;
  results: Results | null;
  /** What people wrote, once it is revealed. */
  wall: Wall | null;
  /** The work of groups on the present worksheet. */
  work: WorkShown | null;
  /** The question box as the room may see it. */
  box: { open: boolean; moderated: boolean; posts: SeenPost[] };
  /** Parts told so far, for re-reading. */
  told: { title: string; part: number; clauses: Clause[] }[];
  /** Words of the glossary that are linked to in this view. */
  words: Word[];
  sources: SourceNote[];
}

/** In which language authored texts are shown. */
export interface Written {
  language: string;
  /** In which the workshop was written. */
  original: string;
  /** Texts of this view that the translation lacks: they are shown in the original. */
  lacking: string[];
}

/** The phone's view as it is sent: a fragment, and what the script needs to know of it. */
export interface PhoneMessage {
  type: "phone";
  revision: number;
  /** In which the person reads. */
  language: string;
  html: string;
  question: QuestionId | null;
  round: number;
  phase: Asked["phase"] | null;
  opensAt: number | null;
  closesAt: number | null;
  now: number;
  /** Addresses of pictures that may be asked for soon. */
  ahead: string[];
}

/** What only this person may see; sent apart from the shared view. */
export interface MineMessage {
  type: "mine";
  /** Their stored answers to questions that can still be changed. */
  answers: { question: QuestionId; round: number; id: string; rev: number; body: AnswerBody; fields: Fields }[];
  /** Questions of the box that this person wants answered too. */
  supports: string[];
  /** What this person promised; `lines` is null where another phone of theirs wrote it, which alone can open it. */
  promises: { question: string; lines: { label: string; text: string }[] | null }[];
  paused: boolean;
}

export interface StageView {
  type: "stage";
  revision: number;
  /** The main language of the stage. */
  language: string;
  written: Written;
  /** The same texts in a second language: main text to second text, where they differ. */
  second: { language: string; texts: Record<string, string> } | null;
  title: string;
  /** Simulated people take part, and nothing is kept. */
  rehearsal: boolean;
  dim: boolean;
  ended: boolean;
  locked: boolean;
  door: { address: string; code: string; url: string } | null;
  place: Place | null;
  face: Face;
  asked: Asked | null;
  results: Results | null;
  trail: TrailStep[];
  /** Where the film or sound of this step stands; null where there is none, or it was not started. */
  play: { on: boolean; at: number; since: number } | null;
  wall: Wall | null;
  work: WorkShown | null;
  /** A question of the box, in place of what else is on. */
  post: { text: string; support: number } | null;
  sources: SourceNote[];
  answered: number;
  here: number;
}

/** What the stage is sent: its view, and where the files that it names are fetched. */
export interface StageMessage extends StageView {
  assets: AssetSources;
  /** Addresses of pictures that may be asked for soon. */
  ahead: string[];
}

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
    activities: { id: string; kind: Kind; title: string; minutes: number; added: boolean; priority: Priority; steps: PlanStep[] }[];
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
  locked: boolean;
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

export type View = PhoneMessage | MineMessage | GroupMessage | SheetMessage | LookMessage | StageMessage | PlanMessage | AgendaMessage | PresentMessage | ConsoleMessage;
