/**
 * The server's two secrets: `secret`, from which all its keys are derived by name, and `signing-key`. Each is
 * a setting or a file, never in the database. The files lie beside the data, or apart from it, where a stolen
 * copy of the data opens nothing. They are made for a new server alone: another secret cannot read the
 * activities that are open.
 */
import { hkdfSync } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { keptSecret, openDataDirectory, readIfThere } from "@/server/platform/settings/data-directory";
import { allowed, type Env } from "@/server/platform/settings/env";
import { typed } from "@/server/platform/settings/project-root";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

/** Derives 32 bytes for one purpose; the same label always gives the same bytes. */
export type Derive = (label: string) => Buffer;

/** HKDF-SHA256 (RFC 5869). */
export const deriver =
  (secret: string): Derive =>
  (label) =>
    Buffer.from(hkdfSync("sha256", secret, "plenary", label, 32));

/** For each secret: its file, its setting, and its format. */
const kinds = {
  secret: { file: "secret", setting: "PLENARY_SECRET", shape: /^.{32,}$/ },
  signingKey: { file: "signing-key", setting: "PLENARY_SIGNING_KEY", shape: /^[\w-]{43}$/ },
} as const;
export type SecretName = keyof typeof kinds;
export type Secrets = Record<SecretName, string>;
export const secretNames = Object.keys(kinds) as SecretName[];

export type SecretSettings = Pick<Env, SecretName | "secretsDir" | "dataDir">;

/** Setting or file of a secret. */
export const secretPath = (env: SecretSettings, name: SecretName): string =>
  env[name] ? kinds[name].setting : path.join(env.secretsDir, kinds[name].file);

const list = (words: readonly string[]): string => words.join(" and ");

/** @throws StartError ("secrets") where a file cannot be read, or holds something else */
export function readSecrets(env: SecretSettings): Partial<Secrets> {
  if (secretNames.some((name) => !env[name])) enter(env);
  return Object.fromEntries(
    secretNames
      .map((name) => [name, env[name] ?? readSecret(secretPath(env, name), name)])
      .filter(([, value]) => value),
  );
}

/** @throws StartError where the folder of a secret is there and cannot be entered */
function enter({ secretsDir, dataDir }: SecretSettings): void {
  try {
    statSync(`${secretsDir}/.`);
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return;
    const [cause, setting] =
      secretsDir === dataDir
        ? (["dataDirectory", "PLENARY_DATA"] as const)
        : (["secrets", "PLENARY_SECRETS_DIRECTORY"] as const);
    throw new StartError(
      cause,
      `Plenary cannot enter the folder ${secretsDir} (${codeOf(error) ?? messageOf(error)}): make it ` +
        `readable for the user who starts the server, or name another with ${setting}=/path/to/folder.`,
    );
  }
}

function readSecret(file: string, name: SecretName): string | null {
  const { shape, setting } = kinds[name];
  let value: string | null;
  try {
    value = readIfThere(file);
  } catch (error) {
    throw new StartError(
      "secrets",
      `Plenary cannot read ${file} (${codeOf(error) ?? messageOf(error)}): make it readable for the ` +
        "user who starts the server, and for nobody else.",
    );
  }
  if (value !== null && !shape.test(value))
    throw new StartError(
      "secrets",
      `${file} must hold ${allowed[setting]}; found ${value.length} characters.`,
    );
  return value;
}

/** Places of missing secrets. */
export const missingOf = (env: SecretSettings, secrets: Partial<Secrets>): string[] =>
  secretNames.filter((name) => !secrets[name]).map((name) => secretPath(env, name));

/** Files in the data folder with the name of a secret that is configured elsewhere. */
const besideData = (env: SecretSettings): { name: SecretName; file: string }[] =>
  secretNames
    .map((name) => ({ name, file: path.join(env.dataDir, kinds[name].file) }))
    .filter(({ name, file }) => secretPath(env, name) !== file && existsSync(file));

const them = (files: readonly string[]): string => (files.length === 1 ? "it" : "them");
const areMissing = (files: readonly string[]): string =>
  `${list(files)} ${files.length === 1 ? "is" : "are"} missing`;
const howToMake = `make them with "${typed("npm run new-secrets -- --to FOLDER")}"`;

/**
 * Checks that a start can go on with the secrets.
 * @throws StartError ("secrets") where they were not moved, or are missing and must not be made
 */
export function findSecrets(env: SecretSettings & Pick<Env, "redisUrl">): Partial<Secrets> {
  const secrets = readSecrets(env);
  const left = besideData(env)
    .filter(({ name }) => !secrets[name])
    .map(({ file }) => file);
  if (left.length > 0)
    throw new StartError(
      "secrets",
      `PLENARY_SECRETS_DIRECTORY is ${env.secretsDir}, and ${list(left)} ` +
        `lie${left.length === 1 ? "s" : ""} beside the data still: move ${them(left)} with "mv ` +
        `${left.join(" ")} ${env.secretsDir}/", or leave the setting out.`,
    );
  const missing = missingOf(env, secrets);
  if (env.redisUrl && missing.length > 0)
    throw new StartError(
      "secrets",
      `${areMissing(missing)}, and servers that are joined need the same: ${howToMake}, and give them to each server.`,
    );
  return secrets;
}

/**
 * Reads the secrets, and makes those that are missing.
 * @throws StartError ("secrets", "dataDirectory") with a sentence.
 */
export function makeSecrets(env: SecretSettings): Secrets {
  const secrets = readSecrets(env);
  const missing = missingOf(env, secrets);
  if (missing.length > 0)
    openSecretsFolder(env, (why) => `${areMissing(missing)}, and ${why}: ${howToMake}, and put them there.`);
  const entries = secretNames.map((name) => [
    name,
    secrets[name] ?? keptSecret(env.secretsDir, kinds[name].file),
  ]);
  return Object.fromEntries(entries) as Secrets;
}

/**
 * Makes the folder, for its owner alone where it is not that of the data, if it is missing.
 * @throws StartError ("secrets", "dataDirectory") where nothing can be written in it
 */
export function openSecretsFolder(
  { secretsDir, dataDir }: SecretSettings,
  said: (why: string) => string,
): void {
  if (secretsDir === dataDir) {
    openDataDirectory(dataDir);
    return;
  }
  try {
    mkdirSync(secretsDir, { recursive: true, mode: 0o700 });
    accessSync(secretsDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = `Plenary cannot write to ${secretsDir} (${codeOf(error) ?? messageOf(error)})`;
    throw new StartError("secrets", said(why));
  }
}

/** The database's word on its secrets (server/store/backup/in-use.ts). */
export interface UsedData {
  /** Holds anything but the shipped workshops. */
  inUse(): Promise<boolean>;
  /** Holds keys that were encrypted with another secret. */
  needsAnotherSecret(derive: Derive): Promise<boolean>;
}

/**
 * The secrets of this server; those of a new one are made.
 * @throws StartError ("secrets", "dataDirectory"), also where the data was used with other secrets.
 */
export async function openSecrets(
  env: SecretSettings & Pick<Env, "redisUrl">,
  data: UsedData,
): Promise<Secrets> {
  const missing = missingOf(env, findSecrets(env));
  if (missing.length > 0 && (await data.inUse()))
    throw new StartError(
      "secrets",
      `${areMissing(missing)}, and this data was used with ${them(missing)}: put ${them(missing)} ` +
        `back, as new ones can neither read nor check what was written before. If lost, see "Keys" in ` +
        "docs/operations.md.",
    );
  const secrets = makeSecrets(env);
  if (await data.needsAnotherSecret(deriver(secrets.secret)))
    throw new StartError(
      "secrets",
      `${secretPath(env, "secret")} is not the secret with which this data was used, and activities ` +
        `that are open need that one: put it there. If lost, see "Keys" in docs/operations.md.`,
    );
  return secrets;
}

function fileContains(file: string, text: string): boolean {
  try {
    return readIfThere(file) === text;
  } catch {
    return false;
  }
}

/** The place of the secret and its use, for people. */
export function whereSecretIs(env: SecretSettings, secrets: Secrets): string {
  const place = secretPath(env, "secret");
  const copies = besideData(env)
    .filter(({ name, file }) => fileContains(file, secrets[name]))
    .map(({ file }) => file);
  if (copies.length > 0)
    return `${place}; delete ${list(copies)}: with a copy beside the data, apart gains nothing`;
  const way = path.relative(env.dataDir, env.secretsDir);
  const inside = way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
  return inside && !env.secret && existsSync(path.join(env.dataDir, "postgres"))
    ? `${place}, beside the data: together they tell who gave which answer while an activity is open`
    : `${place}, apart from the data, which alone does not tell who gave which answer`;
}
