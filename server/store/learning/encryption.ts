/** Things of one person under a key that only they have: AES-256-GCM, all of one length. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** Plain bytes are filled up to a multiple of this, so that the length of a row tells nothing of what it holds. */
const BLOCK = 2_048;

/** @param place binds what is sealed to where it belongs. @returns nonce, tag, ciphertext. */
export function encrypt(cipher: Buffer, place: string, what: unknown): Buffer<ArrayBuffer> {
  const text = Buffer.from(JSON.stringify(what));
  const plain = Buffer.alloc(Math.ceil((text.length + 1) / BLOCK) * BLOCK, " ");
  text.copy(plain);
  const nonce = randomBytes(12);
  const sealing = createCipheriv("aes-256-gcm", cipher, nonce).setAAD(Buffer.from(place));
  const body = Buffer.concat([sealing.update(plain), sealing.final()]);
  return Buffer.concat([nonce, sealing.getAuthTag(), body]);
}

/** Null where this key did not seal it for this place, or the bytes were changed. */
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
