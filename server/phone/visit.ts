/** Somebody who comes for what is theirs alone, with the ways to answer them. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { PageParts } from "@/server/phone/document";
import type { Room } from "@/server/rooms/room";

export interface Visit {
  req: IncomingMessage;
  res: ServerResponse;
  room: Room;
  person: string;
  language: string;
  what: string;
  reading: boolean;
  /** Where certificates are checked. */
  origin: string;
  show(status: number, parts: PageParts): void;
  say(status: number, sentence: string): void;
}
