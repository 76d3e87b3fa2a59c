/** What a live room needs of the database; `server/store/room-store.ts` provides it. */
import type { AnswerBody } from "@/activities/content";
import type { Fields } from "@/activities/kind-rules";
import type { BoxStore } from "@/server/rooms/question-box";
import type { SheetStore } from "@/server/worksheets/sheet-store";
import type { AssetSources } from "@/workshop/assets/asset";
import type { Drawn } from "@/workshop/groups/commands";
import type { Control } from "@/workshop/protocol/up";
import type { Actor } from "@/workshop/session/actor";
import type { Tick } from "@/workshop/session/apply";
import type { Board } from "@/workshop/session/board";
import type { RoomState } from "@/workshop/session/state";

/** What is needed before a room is loaded. */
export interface RoomHead {
  id: string;
  title: string;
  language: string;
  code: string | null;
  joinEpoch: number;
  ended: boolean;
}

export interface Person {
  id: string;
  alias: string | null;
  sector: string | null;
  /** In which they read; null: in the language of the workshop. */
  language: string | null;
}

export interface PeopleOfRoom {
  people: (Person & { resume: string })[];
  /** Token hash to participant id. */
  tokens: Map<string, string>;
}

/** What one phone's token opens: a key, and the label under which its things are found. Held in memory alone. */
export interface OwnKey {
  cipher: Buffer;
  owner: string;
}

export interface AnswerRow {
  roomId: string;
  activityId: string;
  question: string;
  round: number;
  pseudonym: string;
  id: string;
  rev: number;
  body: AnswerBody;
}

/** One accepted command as it is kept. `now` is the server's clock when it was accepted, in milliseconds. */
export interface LogEntry {
  command: Control | Tick | Drawn;
  actor: Actor;
  now: number;
}

/** What `append` found: done now, done before under this command id, or somebody else wrote this number. */
export type Appended = "appended" | "repeated" | "conflict";

/** What the log says of a room. */
export interface Standing {
  state: RoomState;
  /** The newest commands that were done, oldest first, with the revision each led to. */
  done: { id: string; revision: number }[];
}

export interface LoadedRoom extends Standing {
  head: RoomHead;
  board: Board;
  people: PeopleOfRoom;
  /** The files that its workshop names. */
  assets: AssetSources;
  /** Keys of activities that are not sealed yet. */
  keys: Map<string, Buffer>;
}

/** Keeps what only its giver may read; all of it is encrypted with keys that are made from phones' tokens. */
export interface PromiseStore {
  /** Stores, or replaces what has a lower `rev`. Durable when it resolves. */
  keep(roomId: string, question: string, own: OwnKey, rev: number, fields: Fields): Promise<void>;
  /** Takes it away: its giver would rather say nothing. */
  drop(roomId: string, question: string, own: OwnKey): Promise<void>;
  /** Everything that this key opens in a room, by question. */
  of(roomId: string, own: OwnKey): Promise<Map<string, Fields>>;
}

export interface RoomStore {
  box: BoxStore;
  promises: PromiseStore;
  sheets: SheetStore;
  load(roomId: string): Promise<LoadedRoom | null>;
  /** The part of it that the log tells, read anew. */
  standing(roomId: string): Promise<Standing | null>;
  append(after: RoomState, entry: LogEntry): Promise<Appended>;
  snapshot(state: RoomState): Promise<void>;
  /** Gives the room files of the workshop that it was opened with, by their names, where they exist. @returns all that it has */
  bringFiles(roomId: string, names: readonly string[]): Promise<AssetSources>;
  runKey(roomId: string, activityId: string): Promise<Buffer>;
  pseudonym(key: Buffer, participantId: string): string;
  storeAnswers(rows: readonly AnswerRow[]): Promise<Set<number>>;
  seal(roomId: string, activityId: string): Promise<number>;
  /** The answers of one finished activity, as they were written anew. */
  sealedBoard(roomId: string, activityId: string): Promise<Board>;
  /** Keeps in which language somebody reads. */
  setLanguage(participant: string, language: string): Promise<void>;
  removeParticipant(id: string): Promise<void>;
  end(roomId: string, at: Date): Promise<void>;
  /** How to get in, for stage and console. */
  door(head: RoomHead): { code: string; token: string; stageKey: string };
}
