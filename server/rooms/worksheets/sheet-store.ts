/** What the shared sheets need of the database; `server/store/worksheets.ts` provides it. */
import type { GroupId } from "@/workshop/groups/state";
import type { Remark } from "@/workshop/views/work";

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
  /** All of them, or none where it rejects. @returns the number of each; null where the room's sheets take nothing any more, or others may have frozen it since it was judged */
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
    at: number,
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
  /** Forgets in which order remarks came, and what sheets held before they were written anew. */
  forget(roomId: string): Promise<void>;
  remarks(roomId: string): Promise<Remark[]>;
  /** The same id again changes nothing. */
  remark(roomId: string, remark: Remark): Promise<void>;
}
