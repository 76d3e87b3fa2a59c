/**
 * One secret of the server, from which every other is derived by name. It lives outside the database, so that
 * a stolen copy of the database alone opens nothing.
 */
import { hkdfSync } from "node:crypto";
import { keptSecret, openDataDirectory } from "@/server/data-directory";
import type { Env } from "@/server/env";

/** Derives 32 bytes for one purpose; the same label always gives the same bytes. */
export type Derive = (label: string) => Buffer;

/**
 * Takes PLENARY_SECRET, or the secret kept in `<data>/secret` (made at the first start, mode 0600), and returns
 * the function that derives keys from it (HKDF-SHA256, RFC 5869).
 * @throws StartError ("dataDirectory") when the secret can neither be read nor made.
 */
export function openSecrets(env: Pick<Env, "secret" | "dataDir">): Derive {
  const secret = env.secret ?? secretOnDisk(env.dataDir);
  return (label) => Buffer.from(hkdfSync("sha256", secret, "plenary", label, 32));
}

function secretOnDisk(dataDir: string): string {
  openDataDirectory(dataDir);
  return keptSecret(dataDir, "secret");
}
