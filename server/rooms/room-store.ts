/** What a live room needs of the database; `server/store/room-store.ts` provides it. */
import type { AnswerRow } from "@/server/store/answers";
import type { PeopleOfRoom } from "@/server/store/participants";
import type { Appended, LogEntry } from "@/server/store/room-state";
import type { RoomHead } from "@/server/store/rooms";
import type { Board } from "@/workshop/session/board";
import type { RoomState } from "@/workshop/session/state";

export interface LoadedRoom {
  head: RoomHead;
  state: RoomState;
  board: Board;
  people: PeopleOfRoom;
  /** Keys of activities that are not sealed yet. */
  keys: Map<string, Buffer>;
}

export interface RoomStore {
  load(roomId: string): Promise<LoadedRoom | null>;
  append(after: RoomState, entry: LogEntry): Promise<Appended>;
  snapshot(state: RoomState): Promise<void>;
  runKey(roomId: string, activityId: string): Promise<Buffer>;
  pseudonym(key: Buffer, participantId: string): string;
  storeAnswers(rows: readonly AnswerRow[]): Promise<Set<number>>;
  seal(roomId: string, activityId: string): Promise<number>;
  /** The answers of one finished activity, as they were written anew. */
  sealedBoard(roomId: string, activityId: string): Promise<Board>;
  removeParticipant(id: string): Promise<void>;
  end(roomId: string, at: Date): Promise<void>;
  /** How to get in, for stage and console. */
  door(head: RoomHead): { code: string; token: string; stageKey: string };
}
