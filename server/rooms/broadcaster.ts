/** Sends what has changed in a room to the connections of this process. */
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { RoomState } from "@/workshop/room/state";

/** How an answer came: over a connection, or posted by a page without script. */
export type ClientTransport = "socket" | "form";

/** For all rooms. */
export interface Broadcaster<Room> {
  /** Something changed: make the views again. `counts`: only numbers of answers and people did. */
  changed(room: Room, what: "control" | "counts"): void;
  /**
   * A command is being stored that leads to another state: views of it may be made while the database works.
   * Nothing of it is told.
   */
  prerender(room: Room, next: RoomState): void;
  /** What a person has stored changed: tells their connections, unless the only one is that which changed it. */
  answered(room: Room, participant: string, over: ClientTransport): void;
  /** Somebody reads in another language from now on. */
  languageChanged(room: Room, participant: string): void;
  /** Closes the connections of a person, or of everybody who may not stay. */
  disconnect(room: Room, participant: string): void;
  /** Closes the consoles of a hand-over that is over. */
  letGo(room: Room, handover: string): void;
  /** Brings something of a shared sheet to one connection, if it is still there. */
  send(connection: string, message: SheetMessage | LookMessage): void;
}

/** The same for one room, so that its parts need not know it. */
export class RoomBroadcaster<Room> {
  constructor(
    private readonly room: Room,
    private readonly all: Broadcaster<Room>,
  ) {}

  changed = (what: "control" | "counts"): void => this.all.changed(this.room, what);
  prerender = (next: RoomState): void => this.all.prerender(this.room, next);
  answered = (participant: string, over: ClientTransport): void =>
    this.all.answered(this.room, participant, over);
  languageChanged = (participant: string): void => this.all.languageChanged(this.room, participant);
  disconnect = (participant: string): void => this.all.disconnect(this.room, participant);
  letGo = (handover: string): void => this.all.letGo(this.room, handover);
  send: Broadcaster<Room>["send"] = (connection, message) => this.all.send(connection, message);
}

/** What the parts of a room tell. */
export type RoomNotifier = Omit<RoomBroadcaster<unknown>, "send">;
