/** What the shared sheets need of the database; `server/store/worksheets.ts` provides it. */
import type { GroupId } from "@/workshop/groups/state";
import type { Remark } from "@/workshop/views/work";

export interface StoredSheet {
  activity: string;
  group: GroupId;
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
}

/** Keeps sheets. Every promise resolves when it is durable, and rejects while the database is away. */
export interface SheetStore {
  /** Every sheet of a room that anything was written on. */
  load(roomId: string): Promise<StoredSheet[]>;
  loadOne(roomId: string, activity: string, group: GroupId): Promise<StoredSheet>;
  /** All of them or none. */
  append(rows: readonly SheetRow[]): Promise<void>;
  /**
   * Puts what `together` makes of all updates in their place; those that come meanwhile stay beside it.
   * @param which "several": only where there is more than one
   * @returns how many rows there are then
   */
  compact(roomId: string, activity: string, group: GroupId, together: (updates: Uint8Array[]) => Uint8Array, which?: "several" | "whole"): Promise<number>;
  remarks(roomId: string): Promise<Remark[]>;
  /** The same id again changes nothing. */
  remark(roomId: string, remark: Remark): Promise<void>;
}
