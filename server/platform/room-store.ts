/** A live room's view of the database; `server/store/postgres-room.ts` implements it. */
import type { GroupId } from "@/model/room/groups";
import type { Remark } from "@/model/worksheets/groups";
import type { Post } from "@/model/room/question-box";
import type { AnswerSource } from "@/model/activity/answer-sources";
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

/** Known before a room is loaded. */
export interface RoomHead {
  id: RoomId;
  title: string;
  language: string;
  code: string | null;
  joinEpoch: number;
  ended: boolean;
  /** Days after its end for which personal data is kept; null: until a trainer erases it. */
  keepDays: number | null;
  /** Contact of those who answer for its data; null: not given. */
  contact: string | null;
}

export interface Person {
  id: string;
  alias: string | null;
  sector: string | null;
  /** Null: that of the workshop. */
  language: string | null;
}

/** A person who waits at the door. */
export interface AdmissionRequest extends Person {
  tokenHash: string;
}

export interface AdmittedPerson extends AdmissionRequest {
  resume: string;
}

export interface RoomParticipants {
  people: (Person & { resume: string })[];
  /** Token hash to participant id. */
  tokens: Map<string, string>;
}

/** Opened by one phone's token: a key, and the label of the rows that it locks. Held in memory alone. */
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
  /** Omitted: the person's own phone. */
  source?: AnswerSource;
  /** The revision of the state by which it was judged. */
  judgedAt: number;
}

/** The activity is finished, or the round was closed after the answer was judged. */
export type AnswerRejection = "finished" | "stale";

export type AnswerPlace = Pick<AnswerRow, "question" | "round" | "pseudonym">;

export interface StoredAnswer extends AnswerPlace {
  kept: StoredRecord;
}

/** Rows that lead to one person, and their fate. */
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
  /** The label of rows locked with their phone's token. */
  owner: string | null;
}

/** One accepted command as it is kept. `now` is the server's clock when it was accepted, in milliseconds. */
export interface LogEntry {
  command: LoggedCommand;
  actor: Actor;
  now: number;
}

/** A round that closes, and the people present just then. */
export interface ClosedRound extends RoundPresence {
  question: string;
  activity: string;
  round: number;
}

/** Done now, done before under this command id, or another process wrote this number. */
export type AppendResult = "appended" | "repeated" | "conflict";

export interface LoggedState {
  state: RoomState;
  /** The newest commands that were done, oldest first, with the revision each led to. */
  done: { id: string; revision: number }[];
}

/** The log beyond a state. */
export interface LogUpdate extends LoggedState {
  effects: Effect[];
  /** The latest time in it, by its writer's clock; milliseconds since the epoch. */
  at: number;
}

export interface LoadedRoom extends LoggedState {
  head: RoomHead;
  board: StoredBoard;
  people: RoomParticipants;
  /** People who are gone included. */
  joined: number;
  admissionRequests: AdmissionRequest[];
  /** The files that its workshop names. */
  assets: AssetSources;
  /** Keys of activities that are not sealed yet. */
  keys: Map<string, Buffer>;
}

/** Stores answers that only their giver may read, encrypted with keys that are made from phones' tokens. */
export interface CommitmentStore {
  /** Stores, or replaces what has a lower `rev`. Durable when it resolves. */
  keep(roomId: string, question: string, phoneKey: PhoneKey, rev: number, fields: Fields): Promise<void>;
  /** The giver would rather say nothing. */
  drop(roomId: string, question: string, phoneKey: PhoneKey): Promise<void>;
  /** Everything that this key opens in a room, by question. */
  of(roomId: string, phoneKey: PhoneKey): Promise<Map<string, Fields>>;
}

export interface RoomStore {
  box: BoxStore;
  commitments: CommitmentStore;
  sheets: SheetStore;
  load(roomId: string): Promise<LoadedRoom | null>;
  /** @returns the log beyond this state; the same state where there is none */
  since(state: RoomState): Promise<LogUpdate>;
  /**
   * @param closed rounds that this entry closes, with those present: stored with the entry or not at all
   * @param fence refuses answers judged before this entry closed their round
   */
  append(
    after: RoomState,
    entry: LogEntry,
    closed?: readonly ClosedRound[],
    fence?: boolean,
  ): Promise<AppendResult>;
  snapshot(state: RoomState): Promise<void>;
  /** Adds the named files of the room's workshop, where they exist. @returns all that the room has */
  bringFiles(roomId: RoomId, names: readonly string[]): Promise<AssetSources>;
  pseudonymKey(roomId: string, activityId: string): Promise<Buffer>;
  pseudonym(key: Buffer, participantId: string): string;
  storeAnswers(rows: readonly AnswerRow[]): Promise<Map<number, AnswerRejection>>;
  /** @param which these answers alone */
  running(roomId: string, which?: readonly AnswerPlace[]): Promise<StoredAnswer[]>;
  round(roomId: string, question: string, round: number): Promise<StoredAnswer[]>;
  /** People not among the result are not in the room. */
  people(roomId: string, ids?: readonly string[]): Promise<RoomParticipants>;
  anonymise(roomId: string, activityId: string): Promise<number>;
  hasPseudonymKey(roomId: string, activityId: string): Promise<boolean>;
  /** As they were rewritten. */
  anonymousBoard(roomId: string, activityId: string): Promise<StoredBoard>;
  /** @returns null where the token is of no one in this room */
  findParticipantByToken(roomId: string, tokenHash: string): Promise<string | null>;
  forgetToken(tokenHash: string): Promise<void>;
  setLanguage(participant: string, language: string): Promise<void>;
  removeParticipants(roomId: string, ids: readonly string[]): Promise<void>;
  restoreParticipants(roomId: string, ids: readonly string[]): Promise<void>;
  addAdmissionRequest(
    roomId: string,
    newcomer: Omit<Person, "id">,
  ): Promise<{ request: AdmissionRequest; token: string }>;
  /** @param ids without it, all who wait */
  admissionRequests(roomId: string, ids?: readonly string[]): Promise<AdmissionRequest[]>;
  findAdmissionRequest(roomId: string, tokenHash: string): Promise<AdmissionRequest | null>;
  admit(roomId: string, ids: readonly string[]): Promise<AdmittedPerson[]>;
  deleteAdmissionRequests(roomId: string, ids: readonly string[]): Promise<void>;
  head(roomId: string): Promise<RoomHead | null>;
  /** Only where `seen` is still the room's code. */
  replaceJoinCode(roomId: string, seen: string): Promise<RoomHead | null>;
  /** Durable when it resolves. */
  eraseParticipant(erasure: ParticipantErasure): Promise<void>;
  end(state: RoomState, time: Date): Promise<void>;
  door(head: RoomHead): { code: string; token: string; stageKey: string };
}

export interface BoxStore {
  load(roomId: string): Promise<{ posts: Post[]; support: { postId: string; pseudonym: string }[] }>;
  pseudonym(roomId: string, participant: string): Promise<string>;
  /** Durable when it resolves; the same id again changes nothing. */
  add(roomId: string, post: { id: string; text: string }): Promise<void>;
  /** @returns false where it is not stored, since the room has ended */
  support(roomId: string, postId: string, pseudonym: string, on: boolean): Promise<boolean>;
  /** Keeps numbers, and forgets people and their order. */
  close(roomId: string): Promise<void>;
}

interface SheetName {
  activity: string;
  group: GroupId;
}

export interface StoredSheet extends SheetName {
  /** Oldest first. */
  updates: Uint8Array[];
  /** Time of the last one; milliseconds since the epoch. */
  lastAt: number | null;
}

export interface SheetRow {
  roomId: string;
  activity: string;
  group: GroupId;
  update: Uint8Array;
  /** Milliseconds since the epoch. */
  at: number;
  /** The revision of the state by which it was judged; others may have gone on from it. */
  judgedAt: number;
}

/** Every promise resolves when it is durable, and rejects while the database is away. */
export interface SheetStore {
  /** Sheets with any writing. */
  load(roomId: string): Promise<StoredSheet[]>;
  loadOne(roomId: string, activity: string, group: GroupId): Promise<StoredSheet>;
  /** These changes, as far as they still stand by themselves. */
  changes(roomId: string, seqs: readonly number[]): Promise<StoredSheet[]>;
  /**
   * Stores all rows, or none where it rejects. @returns the number of each; null where the room has ended, or where
   * another process may have frozen the sheet since the row was judged
   */
  append(rows: readonly SheetRow[]): Promise<(number | null)[]>;
  /** Closes the room's sheets to further updates. */
  over(roomId: string): Promise<void>;
  /**
   * Adds to a sheet the update that `make` makes of several stored sheets, under a lock.
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
   * Replaces updates by what `together` makes of them; those that come meanwhile stay beside it.
   * @param which "several": only where there is more than one
   * @returns the number of rows afterwards
   */
  compact(
    roomId: string,
    activity: string,
    group: GroupId,
    together: (updates: Uint8Array[]) => Uint8Array,
    which?: "several" | "whole",
  ): Promise<number>;
  /** Forgets the order of remarks, and earlier contents of sheets. */
  forget(roomId: string): Promise<void>;
  remarks(roomId: string): Promise<Remark[]>;
  /** The same id again changes nothing. */
  remark(roomId: string, remark: Remark): Promise<void>;
}
