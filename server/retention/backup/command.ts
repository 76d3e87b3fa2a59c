/**
 * Commands for data: backup, restore, check-erasure, new-password, new-secrets. Paths are those of the folder
 * in which they are typed. Every refusal is a sentence and an exit code of 1; nothing is half done.
 */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type pg from "pg";
import { newPasswordLink } from "@/server/accounts/new-password-link";
import { openForCommand } from "@/server/retention/backup/reach";
import { lockSecrets, putSecrets, toBePut, unlockSecrets } from "@/server/retention/backup/secrets";
import { refused, unarchivable } from "@/server/retention/backup/sentences";
import { type Env, parseEnv } from "@/server/platform/settings/env";
import { notedAddress } from "@/server/platform/settings/data-directory";
import { typed } from "@/server/platform/settings/project-root";
import { messageOf, StartError } from "@/server/platform/start-error";
import { originsOf } from "@/server/platform/settings/origins";
import {
  deriver,
  makeSecrets,
  missingOf,
  secretPath,
  readSecrets,
  secretNames,
  type Secrets,
} from "@/server/platform/settings/secrets";
import type { Header } from "@/server/store/backup/archive/format";
import { restoreRoom } from "@/server/store/backup/archive/restore-room";
import { restoreServer } from "@/server/store/backup/archive/restore-server";
import { forgetRuns, runsOfAnotherSecret } from "@/server/store/backup/in-use";
import { writeRoomArchive, writeServerArchive } from "@/server/store/backup/archive/write";
import { checkRecord } from "@/server/store/retention/purge/record";
import { noteBackup } from "@/server/platform/last-backup";

/** Opens the database as `openForCommand` does, and closes it after `work`. */
async function withDatabase<T>(
  env: Env,
  how: Parameters<typeof openForCommand>[1],
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const { client, close } = await openForCommand(env, how);
  try {
    return await work(client);
  } finally {
    await close();
  }
}

/** A mistake that the person at the keyboard can correct. */
class CommandError extends Error {}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const size = (file: string): string => `${(statSync(file).size / 1_048_576).toFixed(1)} MB`;
/** Paths by the caller's folder: npm runs scripts in that of the project. */
const callersPath = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

function fileToRead(named: string): string {
  const file = callersPath(named);
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  return file;
}

const options = {
  to: { type: "string" },
  from: { type: "string" },
  room: { type: "string" },
  server: { type: "boolean" },
  trainer: { type: "string" },
  "passphrase-file": { type: "string" },
  key: { type: "string" },
  lost: { type: "boolean" },
} as const;

async function backup(env: Env, options: CommandOptions): Promise<void> {
  if (!options.to)
    throw new CommandError(
      `Name the file to write: ${typed("npm run backup -- --to FILE [--room ID] [--passphrase-file FILE]")}`,
    );
  const file = callersPath(options.to);
  if (existsSync(file)) throw new CommandError(`${file} is already there: choose another name.`);
  const passphrase = passphraseIn(options);
  const secrets = passphrase === null ? null : allSecrets(env);
  const { client, close } = await openForCommand(env, "read");
  const draft = `${file}.partial`;
  try {
    if (secrets && (await runsOfAnotherSecret(client, deriver(secrets.secret))).length > 0)
      throw new CommandError(
        `${secretPath(env, "secret")} is not the secret with which this data was used. ${elsewhere}`,
      );
    const out = createWriteStream(draft, { mode: 0o600, flags: "w" });
    if (options.room) {
      const done = await writeRoomArchive(client, options.room, out);
      if (!done.ok) throw new CommandError(unarchivable[done.reason]);
      renameSync(draft, file);
      print(`The room “${done.title}” is in ${file} (${size(file)}, ${done.written.rows} rows).`);
      return;
    }
    const locked = secrets && passphrase ? lockSecrets(secrets, passphrase) : null;
    const done = await writeServerArchive(client, out, locked);
    renameSync(draft, file);
    await noteBackup(env.dataDir, {
      madeAt: new Date().toISOString(),
      bytes: statSync(file).size,
      rows: done.rows,
    });
    print(`The whole server is in ${file} (${size(file)}, ${done.rows} rows).`);
    print(
      secrets
        ? "The server's secrets are in it, locked with your passphrase: keep the two apart. Without the " +
            "passphrase they cannot be read."
        : `The server's secrets are NOT in it. Keep a copy of ${placesOfSecrets(env)} apart from it: ` +
            "rooms that run need them, and so do certificates.",
    );
  } finally {
    rmSync(draft, { force: true });
    await close();
  }
}

const elsewhere = "Name their folder with PLENARY_SECRETS_DIRECTORY, or leave --passphrase-file out.";

/** @throws CommandError where one is missing: a new one opens nothing */
function allSecrets(env: Env): Secrets {
  const secrets = readSecrets(env);
  const missing = missingOf(env, secrets);
  if (missing.length > 0) throw new CommandError(`There is no ${missing.join(" and no ")}. ${elsewhere}`);
  return secrets as Secrets;
}

function placesOfSecrets(env: Env): string {
  const present = secretNames.filter((name) => env[name] || existsSync(secretPath(env, name)));
  return present.map((name) => secretPath(env, name)).join(" and ") || "the files “secret” and “signing-key”";
}

async function restore(env: Env, options: CommandOptions): Promise<void> {
  if (!options.from)
    throw new CommandError(
      `Name the file to read: ${typed("npm run restore -- --from FILE [--trainer E-MAIL]")}, or --server for a whole server`,
    );
  const file = fileToRead(options.from);
  return options.server ? wholeServer(env, file, options) : oneRoom(env, file, options);
}

async function oneRoom(env: Env, file: string, { trainer }: CommandOptions): Promise<void> {
  await withDatabase(env, "share", async (client) => {
    const { rows } = trainer
      ? await client.query<{ id: string }>("SELECT id FROM account WHERE lower(email) = lower($1)", [trainer])
      : { rows: [] };
    if (trainer && rows.length === 0)
      throw new CommandError(`Nobody with the e-mail ${trainer} has an account here.`);
    const done = await restoreRoom(client, createReadStream(file), {
      trainers: rows.map((r) => r.id),
      reachable: true,
    });
    if (!done.ok) throw new CommandError(refused[done.reason]);
    print(`The room “${done.room.title}” is back: /debrief/${done.room.id}`);
  });
}

async function newPassword(env: Env, { trainer }: CommandOptions): Promise<void> {
  if (!trainer)
    throw new CommandError(`Name the account: ${typed("npm run new-password -- --trainer E-MAIL")}`);
  const origin = env.publicUrl ?? notedAddress(env.dataDir) ?? originsOf(env).trainer;
  const link = await withDatabase(env, "share", (client) => newPasswordLink(client, trainer, origin));
  if (!link)
    throw new CommandError(`Nobody with the e-mail ${trainer} has an account here, or it is blocked.`);
  print(`With this link a new password is chosen, once, within 24 hours:\n${link}`);
}

async function wholeServer(env: Env, file: string, options: CommandOptions): Promise<void> {
  const passphrase = passphraseIn(options);
  let unlocked: Secrets | null = null;
  const accept = async ({ secrets }: Header) => {
    if (passphrase === null) return;
    if (!secrets)
      throw new CommandError(
        "This backup holds no secrets, so there is nothing for a passphrase to open: leave --passphrase-file out.",
      );
    unlocked = unlockSecrets(secrets, passphrase);
    if (!unlocked) throw new CommandError("The passphrase is not that of this backup. Nothing was changed.");
    toBePut(env, unlocked);
  };
  await withDatabase(env, "alone", async (client) => {
    const done = await restoreServer(client, createReadStream(file), accept);
    if (!done.ok) throw new CommandError(refused[done.reason]);
    if (unlocked) putSecrets(env, unlocked);
    print(
      `The server is back: ${done.rooms} rooms, ${done.rows} rows. It was backed up on ${done.header.madeAt}.`,
    );
    if (!unlocked) print(await whatIsMissing(env, client));
  });
}

/** Secrets that a restored server lacks, and their places. */
async function whatIsMissing(env: Env, client: pg.ClientBase): Promise<string> {
  const secrets = readSecrets(env);
  const missing = missingOf(env, secrets);
  const other = secrets.secret && (await runsOfAnotherSecret(client, deriver(secrets.secret))).length > 0;
  if (missing.length === 0 && !other)
    return (
      `The backup holds no secrets. The server will use ${placesOfSecrets(env)}: they must be those of ` +
      "the old server."
    );
  const wanted = other ? [secretPath(env, "secret"), ...missing] : missing;
  return (
    `Before you start it, put the secrets of the old server in their place (${wanted.join(" and ")}): it ` +
    "does not start without them."
  );
}

async function newSecrets(settings: Env, { to, lost }: CommandOptions): Promise<void> {
  const env = to
    ? { ...settings, secretsDir: callersPath(to), secret: undefined, signingKey: undefined }
    : settings;
  const missing = missingOf(env, readSecrets(env));
  const { secret } = makeSecrets(env);
  print(
    missing.length > 0
      ? `Made: ${missing.join(" and ")}.`
      : `Nothing was made: ${placesOfSecrets(env)} are there.`,
  );
  if (!lost) return;
  await withDatabase(env, "alone", async (client) => {
    const runs = await runsOfAnotherSecret(client, deriver(secret));
    await forgetRuns(client, runs);
    print(`Keys of the lost secret that were given up: ${runs.length}.`);
  });
}

function checkErasure([file]: string[], { key }: CommandOptions): void {
  if (!file)
    throw new CommandError(`Name the record: ${typed("npm run check-erasure -- FILE [--key z6Mk…]")}`);
  const checked = checkRecord(readFileSync(fileToRead(file), "utf8"), key ?? null);
  if (!checked.ok)
    throw new CommandError(
      checked.reason === "no-record"
        ? "This file is no record of an erasure."
        : "The signature is wrong: this record was changed, or another server signed it.",
    );
  const { record } = checked;
  const counted = (rows: Record<string, number>) =>
    Object.entries(rows)
      .filter(([, n]) => n > 0)
      .map(([name, n]) => `${name} ${n}`)
      .join(", ");
  print(
    `The signature is right. Key: ${checked.key}` +
      (key
        ? ""
        : " (named by the record itself: compare it with /.well-known/plenary-key.json of the server)"),
  );
  print(
    `Room “${record.title}” (${record.room}), erased ${record.erased}` +
      (record.because === "time" ? ", since its time had come." : " by its trainer."),
  );
  print(`Deleted rows: ${counted(record.deleted)}. Rows without words since: ${counted(record.rewritten)}.`);
  print(`${record.kept.answers} answers stay, without words and names: sha256 ${record.kept.sha256}`);
}

type CommandOptions = Partial<
  Record<"to" | "from" | "room" | "trainer" | "passphrase-file" | "key", string>
> & {
  server?: boolean;
  lost?: boolean;
};

/** The first line of a file: every user of the machine could read a passphrase on the command line. */
function passphraseIn(options: CommandOptions): string | null {
  const file = options["passphrase-file"];
  if (!file) return null;
  const [line = ""] = readFileSync(fileToRead(file), "utf8").split(/\r?\n/);
  if (line.length < 12)
    throw new CommandError("The passphrase must have 12 characters or more, in the first line of the file.");
  return line;
}

async function main([what = "", ...rest]: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
  const env = parseEnv(process.env);
  if (what === "backup") return backup(env, values);
  if (what === "restore") return restore(env, values);
  if (what === "check-erasure") return checkErasure(positionals, values);
  if (what === "new-password") return newPassword(env, values);
  if (what === "new-secrets") return newSecrets(env, values);
  throw new CommandError("Say backup, restore, check-erasure, new-password or new-secrets.");
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const expected =
      error instanceof CommandError ||
      error instanceof StartError ||
      (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    process.stderr.write(`${expected ? "" : "This did not work: "}${messageOf(error)}\n`);
    process.exit(error instanceof StartError ? error.exitCode : 1);
  },
);
