/**
 * Secrets in the links to a room: its join token, the key of its stage, and the keys of sessions that were
 * handed over. All are derived from the server's key.
 */
import { mac, sha256 } from "@/server/store/keys";

/** The 128-bit token in the QR; another one in each join epoch. */
export const joinToken = (roomId: string, epoch: number): string =>
  mac("PLENARY_DOOR_KEY", `join:${roomId}:${epoch}`);

/**
 * The 128-bit key with which another computer may show the stage, and nothing else. It stays the same when
 * the code is replaced, because the stage shows the code.
 */
export const stageKey = (roomId: string): string => mac("PLENARY_DOOR_KEY", `stage:${roomId}:1`);

/**
 * The 128-bit key of the link to one handed-over session; derived from the id of the hand-over, stored
 * nowhere.
 */
export const handoverKey = (roomId: string, handover: string): string =>
  mac("PLENARY_DOOR_KEY", `present:${roomId}:${handover}`);

export const joinHash = sha256;
