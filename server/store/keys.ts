/**
 * The keys that doors and seals are made of, derived from the server's secret, which is not in the database.
 * Set at boot, before pages load; the environment carries them because pages are a bundle of their own.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  randomInt,
} from "node:crypto";
import type { Derive } from "@/server/platform/settings/secrets";

const LABELS = {
  PLENARY_DOOR_KEY: "doors",
  PLENARY_RESUME_KEY: "resume codes",
  PLENARY_WRAP_KEY: "run keys",
  PLENARY_AUTH_KEY: "trainers' sessions",
  PLENARY_DEVICE_KEY: "browsers that trainers signed in with",
  PLENARY_ASSET_KEY: "addresses of assets",
  PLENARY_NOTE_KEY: "seals of notes",
};
type KeyName = keyof typeof LABELS;

export function setKeys(derive: Derive): void {
  for (const [name, label] of Object.entries(LABELS)) process.env[name] = derive(label).toString("base64url");
}

function key(name: KeyName): Buffer {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return Buffer.from(value, "base64url");
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");

/** The first `bytes` of HMAC-SHA256 over `text`, as base64url. */
export const mac = (name: KeyName, text: string, bytes = 16): string =>
  createHmac("sha256", key(name)).update(text).digest().subarray(0, bytes).toString("base64url");

/** 128 random bits, as base64url. */
export const randomToken = (): string => randomBytes(16).toString("base64url");

/** Fisher–Yates with a cryptographic source (Knuth, TAOCP vol. 2, 3.4.2, algorithm P). */
export function secureShuffle<T>(items: readonly T[]): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** Encrypts with AES-256-GCM under the wrapping key: nonce, tag, ciphertext. */
export function wrap(plain: Buffer): Buffer<ArrayBuffer> {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key("PLENARY_WRAP_KEY"), nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The inverse of `wrap`. @throws when the wrapping key is another one, or the bytes were changed. */
export const unwrap = (wrapped: Uint8Array): Buffer => openWith(key("PLENARY_WRAP_KEY"), wrapped);

function openWith(wrappingKey: Buffer, wrapped: Uint8Array): Buffer {
  const bytes = Buffer.from(wrapped);
  const decipher = createDecipheriv("aes-256-gcm", wrappingKey, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
}

/** True where the server with these keys wrapped the bytes. */
export function wrappedBy(derive: Derive, wrapped: Uint8Array): boolean {
  try {
    openWith(derive(LABELS.PLENARY_WRAP_KEY), wrapped);
    return true;
  } catch {
    return false;
  }
}
