/** What a live room needs of the database; `server/store/room-store.ts` provides it. */
import type { AnswerBody } from "@/activities/kinds";
import type { Fields } from "@/model/kind";
import type { BoxStore } from "@/server/rooms/question-box";
import type { SheetStore } from "@/server/rooms/worksheets/sheet-store";
import type { AssetSources } from "@/workshop/assets/asset";
import type { Logged } from "@/workshop/commands/all";
import type { Actor } from "@/workshop/session/actor";
import type { Effect } from "@/workshop/session/effects";
import type { Board, Kept } from "@/workshop/session/board";
import type { RoundPresence } from "@/model/debrief/presence";
import type { RoomState } from "@/workshop/session/state";
import type { RoomId } from "@/model/uuid";

/** What is needed before a room is loaded. */
export interface RoomHead {
  id: RoomId;
  title: string;
  language: string;
  code: string | null;
  joinEpoch: number;
  ended: boolean;
  /** Days after its end for which personal data is kept; null: until a trainer erases it. */
  keepDays: number | null;
  /** Who answers for its data, and how to reach them; null: not said. */
  contact: string | null;
}

export interface Person {
  id: string;
  alias: string | null;
  sector: string | null;
  /** In which they read; null: in the language of the workshop. */
  language: string | null;
}

/** Somebody who waits before the door. */
export interface Knock extends Person {
  tokenHash: string;
}

/** Somebody who waited and was let in. */
export interface Admitted extends Knock {
  resume: string;
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
  /** The revision of the state by which it was judged. */
  judgedAt: number;
}

/** Why the store took no answer: its activity is finished, or a round was closed after it was judged. */
export type KeptOut = "finished" | "stale";

/** Where an answer stands. */
export type AnswerPlace = Pick<AnswerRow, "question" | "round" | "pseudonym">;

export interface StoredAnswer extends AnswerPlace {
  kept: Kept;
}

/** What leads to one person, and what becomes of it. */
export interface OwnErasure {
  roomId: string;
  participant: string;
  /** By running activity; of answers that are not unlinked, nothing is kept. */
  answers: {
    activityId: string;
    pseudonym: string;
    label: string;
    unlink: { question: string; round: number }[];
  }[];
  /** Their support for questions of the box is counted without them. */
  box: { pseudonym: string; label: string } | null;
  /** The label of what is locked with their phone's token. */
  owner: string | null;
}

/** One accepted command as it is kept. `now` is the server's clock when it was accepted, in milliseconds. */
export interface LogEntry {
  command: Logged;
  actor: Actor;
  now: number;
}

/** A round that closes, and who is there just then. */
export interface ClosedRound extends RoundPresence {
  question: string;
  activity: string;
  round: number;
}

/** What `append` found: done now, done before under this command id, or somebody else wrote this number. */
export type Appended = "appended" | "repeated" | "conflict";

/** What the log says of a room. */
export interface Standing {
  state: RoomState;
  /** The newest commands that were done, oldest first, with the revision each led to. */
  done: { id: string; revision: number }[];
}

/** What the log says beyond a state. */
export interface LogNews extends Standing {
  effects: Effect[];
  /** The latest time in it, by the clock of whoever wrote it; milliseconds since the epoch. */
  at: number;
}

export interface LoadedRoom extends Standing {
  head: RoomHead;
  board: Board;
  people: PeopleOfRoom;
  /** Everybody who ever joined, also those who are gone. */
  joined: number;
  knocks: Knock[];
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
  /** What the log says beyond this state; the same state where it says nothing. */
  since(state: RoomState): Promise<LogNews>;
  /**
   * @param closed rounds that this entry closes, with who was there: kept with the entry or not at all
   * @param fence no answer is stored any more that was judged before this entry closed its round
   */
  append(
    after: RoomState,
    entry: LogEntry,
    closed?: readonly ClosedRound[],
    fence?: boolean,
  ): Promise<Appended>;
  snapshot(state: RoomState): Promise<void>;
  /** Gives the room files of the workshop that it was opened with, by their names, where they exist. @returns all that it has */
  bringFiles(roomId: string, names: readonly string[]): Promise<AssetSources>;
  runKey(roomId: string, activityId: string): Promise<Buffer>;
  pseudonym(key: Buffer, participantId: string): string;
  storeAnswers(rows: readonly AnswerRow[]): Promise<Map<number, KeptOut>>;
  /** What is stored for running activities: all of it, or these answers alone. */
  running(roomId: string, which?: readonly AnswerPlace[]): Promise<StoredAnswer[]>;
  /** What is stored of one round of a running activity. */
  round(roomId: string, question: string, round: number): Promise<StoredAnswer[]>;
  /** These people, with what their phones hold; whoever is not among the result is not in the room. */
  people(roomId: string, ids?: readonly string[]): Promise<PeopleOfRoom>;
  seal(roomId: string, activityId: string): Promise<number>;
  /** Whether the key of an activity's run still exists. */
  hasKey(roomId: string, activityId: string): Promise<boolean>;
  /** The answers of one finished activity, as they were written anew. */
  sealedBoard(roomId: string, activityId: string): Promise<Board>;
  /** Whose token this is the hash of; null where it is nobody's in this room. */
  whoHolds(roomId: string, tokenHash: string): Promise<string | null>;
  /** Keeps in which language somebody reads. */
  setLanguage(participant: string, language: string): Promise<void>;
  /** @param forget nothing brings them back any more */
  removeParticipants(roomId: string, ids: readonly string[], forget: boolean): Promise<void>;
  bringBack(roomId: string, ids: readonly string[]): Promise<void>;
  /** Somebody waits; the token is for their browser alone. */
  addKnock(roomId: string, given: Omit<Person, "id">): Promise<{ knock: Knock; token: string }>;
  /** Everybody who waits, or those of the named who do. */
  knocks(roomId: string, ids?: readonly string[]): Promise<Knock[]>;
  findKnock(roomId: string, tokenHash: string): Promise<Knock | null>;
  /** Those of the named who waited are in when it resolves. */
  letIn(roomId: string, ids: readonly string[]): Promise<Admitted[]>;
  dropKnocks(roomId: string, ids: readonly string[]): Promise<void>;
  head(roomId: string): Promise<RoomHead | null>;
  /** Another code and another link, unless the code is not the one that was seen. */
  renewDoor(roomId: string, seen: string): Promise<RoomHead | null>;
  /** Takes somebody out who erases what they gave; durable when it resolves. */
  eraseOwn(erasure: OwnErasure): Promise<void>;
  end(state: RoomState, at: Date): Promise<void>;
  /** How to get in, for stage and console. */
  door(head: RoomHead): { code: string; token: string; stageKey: string };
}
