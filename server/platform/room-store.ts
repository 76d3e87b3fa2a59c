/** What a live room needs of the database; `server/store/postgres-room.ts` provides it. */
import type { GroupId } from "@/model/room/groups";
import type { Remark } from "@/model/worksheets/groups";
import type { Post } from "@/model/room/question-box";
import type { AnswerBody } from "@/activities/kinds";
import type { Fields } from "@/model/kind";
import type { AssetSources } from "@/model/activity/asset";
import type { LoggedCommand } from "@/workshop/commands/all";
import type { Actor } from "@/workshop/room/actor";
import type { Effect } from "@/workshop/room/effects";
import type { StoredBoard, StoredRecord } from "@/workshop/room/decode-answers";
import type { RoundPresence } from "@/model/debrief/input";
import type { RoomState } from "@/workshop/room/state";
import type { RoomId } from "@/model/ids";

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
export interface AdmissionRequest extends Person {
  tokenHash: string;
}

/** Somebody who waited and was let in. */
export interface AdmittedPerson extends AdmissionRequest {
  resume: string;
}

export interface RoomParticipants {
  people: (Person & { resume: string })[];
  /** Token hash to participant id. */
  tokens: Map<string, string>;
}

/** What one phone's token opens: a key, and the label under which its things are found. Held in memory alone. */
export interface PhoneKey {
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
export type AnswerRejection = "finished" | "stale";

/** Where an answer stands. */
export type AnswerPlace = Pick<AnswerRow, "question" | "round" | "pseudonym">;

export interface StoredAnswer extends AnswerPlace {
  kept: StoredRecord;
}

/** What leads to one person, and what becomes of it. */
export interface ParticipantErasure {
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
  command: LoggedCommand;
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
export type AppendResult = "appended" | "repeated" | "conflict";

/** What the log says of a room. */
export interface LoggedState {
  state: RoomState;
  /** The newest commands that were done, oldest first, with the revision each led to. */
  done: { id: string; revision: number }[];
}

/** What the log says beyond a state. */
export interface LogUpdate extends LoggedState {
  effects: Effect[];
  /** The latest time in it, by the clock of whoever wrote it; milliseconds since the epoch. */
  at: number;
}

export interface LoadedRoom extends LoggedState {
  head: RoomHead;
  board: StoredBoard;
  people: RoomParticipants;
  /** Everybody who ever joined, also those who are gone. */
  joined: number;
  admissionRequests: AdmissionRequest[];
  /** The files that its workshop names. */
  assets: AssetSources;
  /** Keys of activities that are not sealed yet. */
  keys: Map<string, Buffer>;
}

/** Keeps what only its giver may read; all of it is encrypted with keys that are made from phones' tokens. */
export interface CommitmentStore {
  /** Stores, or replaces what has a lower `rev`. Durable when it resolves. */
  keep(roomId: string, question: string, phoneKey: PhoneKey, rev: number, fields: Fields): Promise<void>;
  /** Takes it away: its giver would rather say nothing. */
  drop(roomId: string, question: string, phoneKey: PhoneKey): Promise<void>;
  /** Everything that this key opens in a room, by question. */
  of(roomId: string, phoneKey: PhoneKey): Promise<Map<string, Fields>>;
}

export interface RoomStore {
  box: BoxStore;
  commitments: CommitmentStore;
  sheets: SheetStore;
  load(roomId: string): Promise<LoadedRoom | null>;
  /** What the log says beyond this state; the same state where it says nothing. */
  since(state: RoomState): Promise<LogUpdate>;
  /**
   * @param closed rounds that this entry closes, with who was there: kept with the entry or not at all
   * @param fence no answer is stored any more that was judged before this entry closed its round
   */
  append(
    after: RoomState,
    entry: LogEntry,
    closed?: readonly ClosedRound[],
    fence?: boolean,
  ): Promise<AppendResult>;
  snapshot(state: RoomState): Promise<void>;
  /**
   * Gives the room files of the workshop that it was opened with, by their names, where they exist.
   * @returns all that it has
   */
  bringFiles(roomId: RoomId, names: readonly string[]): Promise<AssetSources>;
  pseudonymKey(roomId: string, activityId: string): Promise<Buffer>;
  pseudonym(key: Buffer, participantId: string): string;
  storeAnswers(rows: readonly AnswerRow[]): Promise<Map<number, AnswerRejection>>;
  /** What is stored for running activities: all of it, or these answers alone. */
  running(roomId: string, which?: readonly AnswerPlace[]): Promise<StoredAnswer[]>;
  /** What is stored of one round of a running activity. */
  round(roomId: string, question: string, round: number): Promise<StoredAnswer[]>;
  /** These people, with what their phones hold; whoever is not among the result is not in the room. */
  people(roomId: string, ids?: readonly string[]): Promise<RoomParticipants>;
  anonymise(roomId: string, activityId: string): Promise<number>;
  /** Whether the key of an activity's run still exists. */
  hasPseudonymKey(roomId: string, activityId: string): Promise<boolean>;
  /** The answers of one finished activity, as they were rewritten. */
  anonymousBoard(roomId: string, activityId: string): Promise<StoredBoard>;
  /** Whose token this is the hash of; null where it is nobody's in this room. */
  findParticipantByToken(roomId: string, tokenHash: string): Promise<string | null>;
  /** The phone that holds the token of this hash opens nothing any more. */
  forgetToken(tokenHash: string): Promise<void>;
  /** Keeps in which language somebody reads. */
  setLanguage(participant: string, language: string): Promise<void>;
  removeParticipants(roomId: string, ids: readonly string[]): Promise<void>;
  restoreParticipants(roomId: string, ids: readonly string[]): Promise<void>;
  /** Somebody waits; the token is for their browser alone. */
  addAdmissionRequest(
    roomId: string,
    newcomer: Omit<Person, "id">,
  ): Promise<{ request: AdmissionRequest; token: string }>;
  /** Everybody who waits, or those of the named who do. */
  admissionRequests(roomId: string, ids?: readonly string[]): Promise<AdmissionRequest[]>;
  findAdmissionRequest(roomId: string, tokenHash: string): Promise<AdmissionRequest | null>;
  /** Those of the named who waited are in when it resolves. */
  admit(roomId: string, ids: readonly string[]): Promise<AdmittedPerson[]>;
  deleteAdmissionRequests(roomId: string, ids: readonly string[]): Promise<void>;
  head(roomId: string): Promise<RoomHead | null>;
  /** Another code and another link, unless the code is not the one that was seen. */
  replaceJoinCode(roomId: string, seen: string): Promise<RoomHead | null>;
  /** Takes somebody out who erases what they gave; durable when it resolves. */
  eraseParticipant(erasure: ParticipantErasure): Promise<void>;
  end(state: RoomState, time: Date): Promise<void>;
  /** How to get in, for stage and console. */
  door(head: RoomHead): { code: string; token: string; stageKey: string };
}

export interface BoxStore {
  load(roomId: string): Promise<{ posts: Post[]; support: { postId: string; pseudonym: string }[] }>;
  pseudonym(roomId: string, participant: string): Promise<string>;
  /** Durable when it resolves; the same id again changes nothing. */
  add(roomId: string, post: { id: string; text: string }): Promise<void>;
  /** @returns false where it is not stored, since the room has ended */
  support(roomId: string, postId: string, pseudonym: string, on: boolean): Promise<boolean>;
  /** Keeps the numbers, and forgets the people and the order in which they asked. */
  close(roomId: string): Promise<void>;
}

/** A sheet by its name. */
interface SheetName {
  activity: string;
  group: GroupId;
}

export interface StoredSheet extends SheetName {
  /** Oldest first. */
  updates: Uint8Array[];
  /** When the last one came; milliseconds since the epoch. */
  lastAt: number | null;
}

export interface SheetRow {
  roomId: string;
  activity: string;
  group: GroupId;
  update: Uint8Array;
  /** Milliseconds since the epoch. */
  at: number;
  /** The revision of the state by which it was judged, where others may have gone on from it. */
  judgedAt: number;
}

/** Keeps sheets. Every promise resolves when it is durable, and rejects while the database is away. */
export interface SheetStore {
  /** Every sheet of a room that anything was written on. */
  load(roomId: string): Promise<StoredSheet[]>;
  loadOne(roomId: string, activity: string, group: GroupId): Promise<StoredSheet>;
  /** These changes of a sheet, as far as they still stand by themselves. */
  changes(roomId: string, seqs: readonly number[]): Promise<StoredSheet[]>;
  /**
   * Stores all rows, or none where it rejects. @returns the number of each; null where the room has ended, or where
   * another process may have frozen the sheet since the row was judged
   */
  append(rows: readonly SheetRow[]): Promise<(number | null)[]>;
  /** From now on nothing is added to the room's sheets. */
  over(roomId: string): Promise<void>;
  /**
   * Adds what `make` makes of what is stored on several sheets to one of them, while nobody else does the same.
   * @returns whether anything was added
   */
  merge(
    roomId: string,
    activity: string,
    into: GroupId,
    from: readonly GroupId[],
    make: (into: Uint8Array[], from: Uint8Array[][]) => Uint8Array | null,
    time: number,
  ): Promise<boolean>;
  /**
   * Puts what `together` makes of all updates in their place; those that come meanwhile stay beside it.
   * @param which "several": only where there is more than one
   * @returns how many rows there are then
   */
  compact(
    roomId: string,
    activity: string,
    group: GroupId,
    together: (updates: Uint8Array[]) => Uint8Array,
    which?: "several" | "whole",
  ): Promise<number>;
  /** Forgets in which order remarks came, and what sheets held before they were rewritten. */
  forget(roomId: string): Promise<void>;
  remarks(roomId: string): Promise<Remark[]>;
  /** The same id again changes nothing. */
  remark(roomId: string, remark: Remark): Promise<void>;
}
