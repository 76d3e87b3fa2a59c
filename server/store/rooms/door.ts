/** How one gets into a room: the token in its QR, which changes with the room's join epoch, and the key of its stage. */
import { mac, sha256 } from "@/server/store/keys";

/** The 128-bit token that the QR carries. */
export const joinToken = (roomId: string, epoch: number): string =>
  mac("PLENARY_DOOR_KEY", `join:${roomId}:${epoch}`);

/** The 128-bit key with which another computer may show the stage, and nothing else. A new code does not change it: the stage has to show that code. */
export const stageKey = (roomId: string): string => mac("PLENARY_DOOR_KEY", `stage:${roomId}:1`);

/** The 128-bit key of the link to one handed-over session; derived from its id, kept nowhere. */
export const handoverKey = (roomId: string, handover: string): string =>
  mac("PLENARY_DOOR_KEY", `present:${roomId}:${handover}`);

/** What is stored of a join token. */
export const joinHash = sha256;
