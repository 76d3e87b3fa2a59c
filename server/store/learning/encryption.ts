/**
 * Encryption of texts for their author alone. The server does not keep the keys: they are derived from the
 * token of a phone, of which only the SHA-256 is stored, or from a personal code. AES-256-GCM; all rows of
 * one length.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { PhoneKey } from "@/server/platform/room-store";

/** Bytes: the plain text is padded to a multiple of this, so that its length is not visible. */
const BLOCK = 2_048;

/** @param place the row that the value belongs to, authenticated with it. @returns nonce, tag, ciphertext */
export function encrypt(cipher: Buffer, place: string, what: unknown): Buffer<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(what));
  const plain = Buffer.alloc(Math.ceil((text.length + 1) / BLOCK) * BLOCK, " ");
  text.copy(plain);
  const nonce = randomBytes(12);
  const sealing = createCipheriv("aes-256-gcm", cipher, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]);
}

/**
 * The value; null where it was encrypted with another key or for another place, or the bytes were changed.
 */
export function decrypt(cipher: Buffer, place: string, bytes: Uint8Array): unknown {
  const all = Buffer.from(bytes);
  try {
    const opening = createDecipheriv("aes-256-gcm", cipher, all.subarray(0, 12)).setAAD(Buffer.from(place));
    opening.setAuthTag(all.subarray(12, 28));
    return JSON.parse(
      Buffer.concat([opening.update(all.subarray(28)), opening.final()]).toString("utf8"),
    ) as unknown;
  } catch {
    return null;
  }
}

/**
 * The key of one phone in one room, and the label under which its rows are found: HKDF-SHA256 (RFC 5869) of
 * the phone's token, 32 bytes each. The room is the salt, so that rows of two rooms cannot be linked.
 */
export function derivePhoneKey(token: string, roomId: string): PhoneKey {
  const bytes = Buffer.from(hkdfSync("sha256", token, roomId, "plenary promises 1", 64));
  return { cipher: bytes.subarray(0, 32), owner: bytes.subarray(32).toString("base64url") };
}
