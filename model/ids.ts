import { idOf } from "@/model/text/text-schemas";
import { z } from "zod";

/**
 * An id from outside, in the one spelling in which the database gives it (RFC 9562, section 4: output is lower case, input
 * may be any). Whatever keys rooms, people or workshops by an id must have read it by this.
 */
export const uuid = z.uuid().toLowerCase();

/** The id of a room, read in that spelling. Live rooms are asked for by no other text. */
export const roomIdSchema = uuid.brand<"RoomId">();
export type RoomId = z.infer<typeof roomIdSchema>;

/** A room's id as the database gives it. */
export const storedRoomId = (id: string): RoomId => id as RoomId;

/** The id of a command: made by the sender, so that a message sent twice is done once. */
export const commandId = idOf(/^[A-Za-z0-9_-]{8,40}$/);
