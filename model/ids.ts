import { idOf, slug } from "@/model/text/text-schemas";
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

/** The id of a workshop that a trainer wrote, read in that spelling. */
export const authoredIdSchema = uuid.brand<"WorkshopId">();

/** That, or the name of a workshop that came with the server. */
export const workshopIdSchema = z.union([authoredIdSchema, slug.brand<"WorkshopId">()]);
export type WorkshopId = z.infer<typeof workshopIdSchema>;

/** A workshop's id as the database gives it. */
export const storedWorkshopId = (id: string): WorkshopId => id as WorkshopId;

/** What has files, a room or a workshop: their links name it by a text, which only its one spelling finds. */
export const fileOwnerSchema = z.union([roomIdSchema, workshopIdSchema]);
export type FileOwner = z.infer<typeof fileOwnerSchema>;

/** The id of a command: made by the sender, so that a message sent twice is done once. */
export const commandId = idOf(/^[A-Za-z0-9_-]{8,40}$/);
