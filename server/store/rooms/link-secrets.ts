/**
 * Secrets in the links to a room: its join token, the key of its stage, and the keys of what was
 * handed over. All are derived from the server's key.
 */
import { mac, sha256 } from "@/server/store/keys";
import type { Handover } from "@/workshop/room/state";

/** The 128-bit token in the QR; another one in each join epoch. */
export const joinToken = (roomId: string, epoch: number): string =>
  mac("PLENARY_DOOR_KEY", `join:${roomId}:${epoch}`);

/**
 * The 128-bit key with which another computer may show the stage, and nothing else. It stays the same when
 * the code is replaced, because the stage shows the code.
 */
export const stageKey = (roomId: string): string => mac("PLENARY_DOOR_KEY", `stage:${roomId}:1`);

/**
 * The 128-bit key of the link to a hand-over; derived from its id and role, stored nowhere. A server of an
 * older version, which takes every hand-over for a presenter's, opens no other.
 */
export const handoverKey = (roomId: string, { id, as }: Pick<Handover, "id" | "as">): string =>
  mac("PLENARY_DOOR_KEY", `${as ?? "present"}:${roomId}:${id}`);

/**
 * The id of a person who takes a turn at a shared phone, by something that only they repeat; it leads to nothing
 * without the server's key, and to no answer once the activity's own key is gone.
 */
export const turnOf = (roomId: string, by: string): string => mac("PLENARY_DOOR_KEY", `turn:${roomId}:${by}`);

export const joinHash = sha256;
