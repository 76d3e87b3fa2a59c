/** Sends what has changed in a room to the connections of this process. */
import type { LookMessage, SheetMessage } from "@/workshop/protocol/worksheets";
import type { RoomState } from "@/workshop/room/state";

export type ClientTransport = "socket" | "form";

export interface Broadcaster<Room> {
  /** Asks for new views. `counts`: only numbers of answers and people changed. */
  changed(room: Room, what: "control" | "counts"): void;
  /**
   * Makes views of the state that a command being stored leads to, while the database works; sends nothing.
   */
  prerender(room: Room, next: RoomState): void;
  /** Tells a person's connections what they have stored, unless the only one is that which changed it. */
  answered(room: Room, participant: string, over: ClientTransport): void;
  languageChanged(room: Room, participant: string): void;
  /** Closes the connections of a person, or of everybody who may not stay. */
  disconnect(room: Room, participant: string): void;
  /** Closes the pages of a hand-over that is over. */
  letGo(room: Room, handover: string): void;
  /** Sends something of a shared sheet to one connection, if it is still there. */
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

export type RoomNotifier = Omit<RoomBroadcaster<unknown>, "send">;
