/**
 * The shared sheets of one room while it runs: one Yjs document per group and worksheet. An update is stored before
 * it is acknowledged and before others get it.
 */
import type { Person } from "@/server/rooms/room-store";
import type { Ack } from "@/workshop/protocol/acks";
import { refusal } from "@/workshop/protocol/acks";
import type { SheetCommand } from "@/workshop/groups/commands";
import type { SheetContent } from "@/workshop/groups/cells";
import type { GroupId } from "@/workshop/groups/state";
import type { Actor } from "@/workshop/session/actor";
import type { RoomState } from "@/workshop/session/state";
import type { Remark } from "@/workshop/views/work";

/** Keeps sheets. Every promise resolves when it is durable. */
export interface SheetStore {
  /** Updates of every sheet of a room, oldest first. */
  load(roomId: string): Promise<{ activity: string; group: GroupId; updates: Uint8Array[]; lastAt: number | null }[]>;
  append(roomId: string, rows: readonly { activity: string; group: GroupId; update: Uint8Array; at: number }[]): Promise<void>;
  /** One update in place of all up to now. */
  compact(roomId: string, activity: string, group: GroupId, whole: Uint8Array): Promise<void>;
  remarks(roomId: string): Promise<Remark[]>;
  remark(roomId: string, remark: Remark): Promise<void>;
}

export class Worksheets {
  /** By `sheetKey`, as it is now. */
  sheets(): ReadonlyMap<string, { content: SheetContent; lastAt: number | null }> {
    return new Map();
  }

  remarks(): readonly Remark[] {
    return [];
  }

  /** @param connection names the connection, so that it does not get its own update back */
  async command(_state: RoomState, _actor: Actor, _person: Person | undefined, _command: SheetCommand, _connection: string): Promise<Ack> {
    return refusal("not-allowed");
  }

  /** Puts what stands on the sheets `from` together on the sheet `into`. */
  async merge(_activity: string, _into: GroupId, _from: readonly GroupId[]): Promise<void> {}
}
