/**
 * The server's signature: an Ed25519 key (RFC 8032) for records of erasure, and one made of it for badges.
 * Its secret is apart from every other, so that signatures stay good when those change. Pages are a bundle of
 * their own and read it in the environment.
 */
import {
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from "node:crypto";

/** Bytes before the 32 of an Ed25519 key in PKCS #8 and SubjectPublicKeyInfo (RFC 8410, sections 7 and 4). */
const PRIVATE_HEAD = Buffer.from("302e020100300506032b657004220420", "hex");
/** The same in front of a P-256 key (RFC 5915). */
const P256_PRIVATE_HEAD = Buffer.from(
  "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420",
  "hex",
);
const PUBLIC_HEAD = Buffer.from("302a300506032b6570032100", "hex");
/** The multicodec of an Ed25519 public key, as a variable-length number. */
const MULTICODEC = Buffer.from([0xed, 0x01]);
const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

function secret(): Buffer {
  const value = process.env.PLENARY_SIGNING_KEY;
  if (!value) throw new Error("PLENARY_SIGNING_KEY is not set");
  return Buffer.from(value, "base64url");
}

const privateKey = (head: Buffer, bytes: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([head, bytes]), format: "der", type: "pkcs8" });

const secretKey = (): KeyObject => privateKey(PRIVATE_HEAD, secret());

/** The P-256 key of digital badges, whose checkers know no Ed25519: made of the same secret. */
export const badgeKey = (): KeyObject =>
  privateKey(P256_PRIVATE_HEAD, Buffer.from(hkdfSync("sha256", secret(), "", "plenary badges", 32)));

export function publicKey(): Buffer {
  return createPublicKey(secretKey()).export({ format: "der", type: "spki" }).subarray(PUBLIC_HEAD.length);
}

/**
 * The public half as others write it: base58btc of multicodec and key, "z6Mk…" (Multikey; the end of a
 * did:key).
 */
export function publicKeyMultibase(raw: Buffer = publicKey()): string {
  const bytes = Buffer.concat([MULTICODEC, raw]);
  let number = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  for (; number > 0n; number /= 58n) text = BASE58[Number(number % 58n)] + text;
  return `z${text}`;
}

/** The inverse of `publicKeyMultibase`; null for what is no such key. */
export function fromMultibase(text: string): Buffer | null {
  if (!/^z[1-9A-HJ-NP-Za-km-z]{40,60}$/.test(text)) return null;
  let number = 0n;
  for (const letter of text.slice(1)) number = number * 58n + BigInt(BASE58.indexOf(letter));
  const bytes = Buffer.from(number.toString(16).padStart(68, "0"), "hex");
  return bytes.length === 34 && bytes.subarray(0, 2).equals(MULTICODEC) ? bytes.subarray(2) : null;
}

/** Signs bytes: 64 bytes, always the same for the same bytes. */
export const sign = (bytes: Uint8Array): Buffer => signBytes(null, bytes, secretKey());

/** @param raw the public key, 32 bytes */
export function verify(bytes: Uint8Array, signature: Uint8Array, raw: Uint8Array): boolean {
  if (raw.length !== 32 || signature.length !== 64) return false;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: "der", type: "spki" });
  return verifyBytes(null, bytes, key, signature);
}
