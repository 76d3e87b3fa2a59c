/** Where a room's news goes: the connections of this process. */
import type { LiveRoom } from "@/server/rooms/live-room";
import type { RoomState } from "@/workshop/session/state";
import type { LookMessage, SheetMessage } from "@/workshop/groups/shown";

/** How an answer came: over a connection, or posted by a page without script. */
export type Way = "socket" | "form";

export interface Outlet {
  /** Something changed: make the views anew. `counts`: only numbers of answers and people did. */
  changed(room: LiveRoom, what: "control" | "counts"): void;
  /** A command is being stored that leads to another state: views of it may be made while the database works. Nothing of it is told. */
  deciding(room: LiveRoom, next: RoomState): void;
  /** What a person has stored changed: tells their connections, unless the only one is that which changed it. */
  answered(room: LiveRoom, participant: string, over: Way): void;
  /** Somebody reads in another language from now on. */
  spoke(room: LiveRoom, participant: string): void;
  /** Closes the connections of a person, or of everybody who may not stay. */
  disconnect(room: LiveRoom, participant: string): void;
  /** Closes the consoles of a hand-over that is over. */
  letGo(room: LiveRoom, handover: string): void;
  /** Brings something of a shared sheet to one connection, if it is still there. */
  send(connection: string, message: SheetMessage | LookMessage): void;
}
