import { idOf, slug } from "@/model/text/text-schemas";
import { z } from "zod";

/**
 * An outside id in the database's spelling (RFC 9562, section 4: lower case). All lookups of rooms, people
 * and workshops by id must read it by this.
 */
export const uuid = z.uuid().toLowerCase();

/** The id of a room, read in that spelling. Live rooms are asked for by no other text. */
export const roomIdSchema = uuid.brand<"RoomId">();
export type RoomId = z.infer<typeof roomIdSchema>;

export const storedRoomId = (id: string): RoomId => id as RoomId;

/** The id of a workshop that a trainer wrote, read in that spelling. */
export const authoredIdSchema = uuid.brand<"WorkshopId">();

/** That, or the name of a workshop that came with the server. */
export const workshopIdSchema = z.union([authoredIdSchema, slug.brand<"WorkshopId">()]);
export type WorkshopId = z.infer<typeof workshopIdSchema>;

export const storedWorkshopId = (id: string): WorkshopId => id as WorkshopId;

/** An owner of files, a room or a workshop: links name it by its one spelling. */
export const fileOwnerSchema = z.union([roomIdSchema, workshopIdSchema]);
export type FileOwner = z.infer<typeof fileOwnerSchema>;

/** The id of a command: made by the sender, so that a message sent twice is done once. */
export const commandId = idOf(/^[A-Za-z0-9_-]{8,40}$/);
