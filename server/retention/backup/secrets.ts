/**
 * The server's secrets inside a backup, locked with a passphrase: scrypt (RFC 7914) makes the key,
 * AES-256-GCM locks. With them a backup is the whole server; without them the two files must be kept
 * elsewhere.
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from "node:crypto";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { StartError } from "@/server/platform/start-error";
import {
  openSecretsFolder,
  secretPath,
  readSecrets,
  type SecretName,
  type Secrets,
  type SecretSettings,
  secretNames,
} from "@/server/platform/settings/secrets";

/** 128 MB and about half a second for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1_024 * 1_024 };

const secretsSchema = z.strictObject({ secret: z.string().min(32), signingKey: z.string().min(43) });

const keyOf = (passphrase: string, salt: Buffer): Buffer =>
  scryptSync(passphrase.normalize("NFC"), salt, 32, COST);

export function lockSecrets(secrets: Secrets, passphrase: string): Record<string, string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyOf(passphrase, salt), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(secrets)), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString("base64url");
  return {
    lock: "scrypt-131072-8-1 aes-256-gcm",
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    body: text(body),
  };
}

/** @returns null where the passphrase is another one, or the bytes were changed */
export function unlockSecrets(locked: Record<string, string>, passphrase: string): Secrets | null {
  const bytes = (name: string) => Buffer.from(locked[name] ?? "", "base64url");
  try {
    const opening = createDecipheriv(
      "aes-256-gcm",
      keyOf(passphrase, bytes("salt")),
      bytes("nonce"),
    ).setAuthTag(bytes("tag"));
    return secretsSchema.parse(
      JSON.parse(Buffer.concat([opening.update(bytes("body")), opening.final()]).toString("utf8")),
    );
  } catch {
    return null;
  }
}

/**
 * The secrets of a backup that are not in their place yet.
 * @throws StartError ("secrets", "dataDirectory") where they cannot be put there.
 */
export function toBePut(env: SecretSettings, secrets: Secrets): SecretName[] {
  const stored = readSecrets(env);
  const others = secretNames.filter((name) => stored[name] !== secrets[name]);
  for (const name of others)
    if (env[name])
      throw new StartError(
        "secrets",
        `${secretPath(env, name)} is another one than in this backup: leave the setting out. Nothing was changed.`,
      );
  if (others.length > 0)
    openSecretsFolder(
      env,
      (why) =>
        `${why}: restore with PLENARY_SECRETS_DIRECTORY=/another/folder, and move the secrets from ` +
        "there. Nothing was changed.",
    );
  return others;
}

/** Those of a first start are kept beside them. */
export function putSecrets(env: SecretSettings, secrets: Secrets): void {
  for (const name of toBePut(env, secrets)) {
    const file = secretPath(env, name);
    if (existsSync(file)) renameSync(file, `${file}.before-restore`);
    writeFileSync(file, `${secrets[name]}\n`, { mode: 0o600, flush: true });
  }
}
