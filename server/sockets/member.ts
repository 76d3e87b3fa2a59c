/** Who is behind a connection to a room, as its handshake showed. */
import type { Socket } from "socket.io";
import type { Room } from "@/server/rooms/room";
import type { PhoneKey } from "@/server/platform/room-store";
import type { Actor } from "@/workshop/room/actor";

export interface Member {
  room: Room;
  actor: Actor;
  /** In which a console reads the workshop. */
  language?: string;
  /** Opens what a participant alone may read. */
  phoneKey?: PhoneKey | null;
  /** A presenter's name, where they have an account. */
  name?: string;
  /** Whether they may still be here. */
  holds?: () => Promise<boolean>;
  /** The page is of another version than this server. */
  otherVersion?: boolean;
}

export const member = (socket: Socket): Member => socket.data as Member;
