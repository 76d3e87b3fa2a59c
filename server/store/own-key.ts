/**
 * What a phone's token opens. The token is on that phone alone; the server stores its SHA-256, from which neither of
 * these can be made. So what is kept under them can be read with that phone, and with nothing else.
 */
import { hkdfSync } from "node:crypto";
import type { OwnKey } from "@/server/rooms/store";

/** HKDF (RFC 5869) with SHA-256; the room is the salt, so that rooms cannot be joined. 32 bytes of key, 32 of label. */
export function ownKey(token: string, roomId: string): OwnKey {
  const bytes = Buffer.from(hkdfSync("sha256", token, roomId, "plenary promises 1", 64));
  return { cipher: bytes.subarray(0, 32), owner: bytes.subarray(32).toString("base64url") };
}
