/** The person or screen behind a connection to a room. */
import type { Socket } from "socket.io";
import type { Room } from "@/server/rooms/room";
import type { PhoneKey } from "@/server/platform/room-store";
import type { Actor } from "@/workshop/room/actor";

export interface Member {
  room: Room;
  actor: Actor;
  /** A console's language of the workshop. */
  language?: string;
  /** Opens fields that a participant alone may read. */
  phoneKey?: PhoneKey | null;
  name?: string;
  /** The id under which a helper counts. */
  counter?: string;
  /** Asks whether they may still be here. */
  holds?: () => Promise<boolean>;
  otherVersion?: boolean;
}

export const member = (socket: Socket): Member => socket.data as Member;
