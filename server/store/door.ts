/** How one gets into a room: the token in its QR, and the key of its stage. Both change with the room's join epoch. */
import { mac, sha256 } from "@/server/store/keys";

/** The 128-bit token that the QR carries. */
export const joinToken = (roomId: string, epoch: number): string => mac("PLENARY_DOOR_KEY", `join:${roomId}:${epoch}`);

/** The 128-bit key with which another computer may show the stage, and nothing else. */
export const stageKey = (roomId: string, epoch: number): string => mac("PLENARY_DOOR_KEY", `stage:${roomId}:${epoch}`);

/** The 128-bit key of the link to one handed-over session; derived from its id, kept nowhere. */
export const handoverKey = (roomId: string, handover: string): string => mac("PLENARY_DOOR_KEY", `present:${roomId}:${handover}`);

/** What is stored of a join token. */
export const joinHash = sha256;
