/** Keys for one purpose each, from one secret. */
import { hkdfSync } from "node:crypto";

/** Derives 32 bytes for one purpose; the same label always gives the same bytes. */
type Derive = (label: string) => Buffer;

/** HKDF-SHA256 (RFC 5869). */
export const deriver =
  (secret: string): Derive =>
  (label) =>
    Buffer.from(hkdfSync("sha256", secret, "plenary", label, 32));
