/** Encrypts and authenticates messages between processes: in Redis they can be neither read nor forged. */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

/** Raised when the encryption changes: servers that encrypt differently refuse to run together. */
export const SEAL = 1;

const NONCE = 12;
const TAG = 16;

export class Sealing {
  /** @param key 32 bytes, derived from the secret that all processes share */
  constructor(private readonly key: Buffer) {}

  /** Does not reveal the room. */
  channel(name: string): string {
    return `plenary:${createHmac("sha256", this.key).update(name).digest("base64url").slice(0, 22)}`;
  }

  /** AES-256-GCM, bound to its channel: nonce, tag, ciphertext. */
  seal(channel: string, what: unknown): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv("aes-256-gcm", this.key, nonce).setAAD(Buffer.from(channel));
    const body = Buffer.concat([cipher.update(JSON.stringify(what)), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]);
  }

  /** Null for what was not sealed with this key for this channel. */
  open(channel: string, bytes: Buffer): unknown {
    try {
      const opening = createDecipheriv("aes-256-gcm", this.key, bytes.subarray(0, NONCE)).setAAD(
        Buffer.from(channel),
      );
      opening.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      return JSON.parse(
        Buffer.concat([opening.update(bytes.subarray(NONCE + TAG)), opening.final()]).toString("utf8"),
      ) as unknown;
    } catch {
      return null;
    }
  }
}
