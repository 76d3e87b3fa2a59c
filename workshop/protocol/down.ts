/**
 * Everything a room sends: one event, `view`, one of these objects. Each is whole and numbered; a lost one heals
 * with the next. Built only in workshop/views; keys, later parts and unrevealed results are in no phone's view.
 */
import type { Tone } from "@/activities/case/content";
import type { Clause } from "@/activities/case/view";
import type { AnswerBody } from "@/activities/content";
import type { Wall } from "@/activities/open/wall";
import type { Fields } from "@/activities/kind-rules";
import type { Numbers } from "@/activities/tally";
import type { KindFace, KindForm } from "@/activities/views";
import type { GroupMessage, LookMessage, SheetMessage, WorkShown } from "@/workshop/groups/shown";
import type { SeenPost } from "@/workshop/session/box";
import type { Word } from "@/workshop/content/workshop";
import type { AssetSources } from "@/workshop/assets/asset";
import type { QuestionId } from "@/workshop/session/question";
import type { PlanMessage, AgendaMessage, PresentMessage, ConsoleMessage } from "@/workshop/protocol/console";

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
  answers: {
    question: QuestionId;
    round: number;
    id: string;
    rev: number;
    body: AnswerBody;
    fields: Fields;
  }[];
  /** Questions of the box that this person wants answered too. */
  supports: string[];
  /** What this person promised; `lines` is null where another phone of theirs wrote it, which alone can open it. */
  promises: { question: string; lines: { label: string; text: string }[] | null }[];
  paused: boolean;
}

/** The page is of another version than the server: it is to load itself anew, once, when nothing is lost by it. */
export interface RenewMessage {
  type: "renew";
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

export type View =
  | RenewMessage
  | PhoneMessage
  | MineMessage
  | GroupMessage
  | SheetMessage
  | LookMessage
  | StageMessage
  | PlanMessage
  | AgendaMessage
  | PresentMessage
  | ConsoleMessage;
