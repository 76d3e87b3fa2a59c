/**
 * `npm run backup`, `npm run restore`, `npm run check-erasure`, `npm run new-password`. Paths are those of the folder in which they are typed.
 * Every refusal is a sentence and an exit code of 1; nothing is half done.
 */
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { newPasswordLink } from "@/server/auth/new-password-link";
import { reach } from "@/server/backup/reach";
import { lockSecrets, unlockSecrets } from "@/server/backup/secrets";
import { refused, unarchivable } from "@/server/backup/sentences";
import { keptSecret, openDataDirectory } from "@/server/data-directory";
import { type Env, parseEnv } from "@/server/env";
import { messageOf, StartError } from "@/server/fatal";
import { originsOf } from "@/server/origins";
import { openSigningKey, SIGNING_FILE } from "@/server/signing-key";
import type { Header } from "@/server/store/archive/format";
import { restoreRoom } from "@/server/store/archive/restore-room";
import { restoreServer } from "@/server/store/archive/restore-server";
import { writeRoomArchive, writeServerArchive } from "@/server/store/archive/write";
import { checkRecord } from "@/server/store/purge/record";
import { noteBackup } from "@/server/watch/last-backup";

/** Something that the person at the keyboard can put right. */
class Refusal extends Error {}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const size = (file: string): string => `${(statSync(file).size / 1_048_576).toFixed(1)} MB`;
/** npm runs scripts in the project's folder; people name files where they are. */
const here = (file: string): string => path.resolve(process.env.INIT_CWD ?? process.cwd(), file);

const options = {
  to: { type: "string" },
  from: { type: "string" },
  room: { type: "string" },
  server: { type: "boolean" },
  trainer: { type: "string" },
  "passphrase-file": { type: "string" },
  key: { type: "string" },
} as const;

async function backup(env: Env, given: Given): Promise<void> {
  if (!given.to)
    throw new Refusal(
      "Name the file to write: npm run backup -- --to FILE [--room ID] [--passphrase-file FILE]",
    );
  const file = here(given.to);
  if (existsSync(file)) throw new Refusal(`${file} is already there: choose another name.`);
  const passphrase = passphraseIn(given);
  const secrets =
    passphrase === null
      ? null
      : lockSecrets(
          { secret: env.secret ?? keptSecret(env.dataDir, "secret"), signingKey: openSigningKey(env) },
          passphrase,
        );
  const { client, close } = await reach(env, "read");
  const draft = `${file}.partial`;
  try {
    const out = createWriteStream(draft, { mode: 0o600, flags: "w" });
    if (given.room) {
      const done = await writeRoomArchive(client, given.room, out);
      if (!done.ok) throw new Refusal(unarchivable[done.reason]);
      renameSync(draft, file);
      say(`The room “${done.title}” is in ${file} (${size(file)}, ${done.written.rows} rows).`);
      return;
    }
    const done = await writeServerArchive(client, out, secrets);
    renameSync(draft, file);
    await noteBackup(env.dataDir, {
      madeAt: new Date().toISOString(),
      bytes: statSync(file).size,
      rows: done.rows,
    });
    say(`The whole server is in ${file} (${size(file)}, ${done.rows} rows).`);
    say(
      secrets
        ? "The server's secrets are in it, locked with your passphrase. Without the passphrase they cannot be read."
        : `The server's secrets are NOT in it. Keep a copy of the files “secret” and “${SIGNING_FILE}” of ${env.dataDir} elsewhere (or of PLENARY_SECRET and PLENARY_SIGNING_KEY): rooms that run need them, and so do certificates.`,
    );
  } finally {
    rmSync(draft, { force: true });
    await close();
  }
}

async function restore(env: Env, given: Given): Promise<void> {
  if (!given.from)
    throw new Refusal(
      "Name the file to read: npm run restore -- --from FILE [--trainer E-MAIL], or --server for a whole server",
    );
  const file = here(given.from);
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  return given.server ? wholeServer(env, file, given) : oneRoom(env, file, given);
}

async function oneRoom(env: Env, file: string, { trainer }: Given): Promise<void> {
  const { client, close } = await reach(env, "share");
  try {
    const { rows } = trainer
      ? await client.query<{ id: string }>("SELECT id FROM account WHERE lower(email) = lower($1)", [trainer])
      : { rows: [] };
    if (trainer && rows.length === 0)
      throw new Refusal(`Nobody with the e-mail ${trainer} has an account here.`);
    const done = await restoreRoom(client, createReadStream(file), {
      trainers: rows.map((r) => r.id),
      reachable: true,
    });
    if (!done.ok) throw new Refusal(refused[done.reason]);
    say(`The room “${done.room.title}” is back: /debrief/${done.room.id}`);
  } finally {
    await close();
  }
}

async function newPassword(env: Env, { trainer }: Given): Promise<void> {
  if (!trainer) throw new Refusal("Name the account: npm run new-password -- --trainer E-MAIL");
  const { client, close } = await reach(env, "share");
  try {
    const link = await newPasswordLink(client, trainer, originsOf(env).trainer);
    if (!link) throw new Refusal(`Nobody with the e-mail ${trainer} has an account here, or it is blocked.`);
    say(`With this link a new password is chosen, once, within 24 hours:\n${link}`);
  } finally {
    await close();
  }
}

async function wholeServer(env: Env, file: string, given: Given): Promise<void> {
  const passphrase = passphraseIn(given);
  const { client, close } = await reach(env, "alone");
  let unlocked: ReturnType<typeof unlockSecrets> = null;
  const accept = async ({ secrets }: Header) => {
    if (passphrase === null) return;
    if (!secrets)
      throw new Refusal(
        "This backup holds no secrets, so there is nothing for a passphrase to open: leave --passphrase-file out.",
      );
    unlocked = unlockSecrets(secrets, passphrase);
    if (!unlocked) throw new Refusal("The passphrase is not that of this backup. Nothing was changed.");
  };
  try {
    const done = await restoreServer(client, createReadStream(file), accept);
    if (!done.ok) throw new Refusal(refused[done.reason]);
    if (unlocked) keepSecrets(env, unlocked);
    say(
      `The server is back: ${done.rooms} rooms, ${done.rows} rows. It was backed up on ${done.header.madeAt}.`,
    );
    if (!unlocked)
      say(
        `Before you start it, put the files “secret” and “${SIGNING_FILE}” of the old server into ${env.dataDir} (or set PLENARY_SECRET and PLENARY_SIGNING_KEY): rooms that were running cannot be opened without them.`,
      );
  } finally {
    await close();
  }
}

/** Puts the old server's secrets in place; what a first start had made is kept beside them. */
function keepSecrets(env: Env, { secret, signingKey }: { secret: string; signingKey: string }): void {
  openDataDirectory(env.dataDir);
  for (const [name, value] of [
    ["secret", secret],
    [SIGNING_FILE, signingKey],
  ] as const) {
    const file = path.join(env.dataDir, name);
    if (existsSync(file) && readFileSync(file, "utf8").trim() === value) continue;
    if (existsSync(file)) renameSync(file, `${file}.before-restore`);
    writeFileSync(file, `${value}\n`, { mode: 0o600, flush: true });
  }
}

function checkErasure([file]: string[], { key }: Given): void {
  if (!file) throw new Refusal("Name the record: npm run check-erasure -- FILE [--key z6Mk…]");
  const checked = checkRecord(readFileSync(here(file), "utf8"), key ?? null);
  if (!checked.ok)
    throw new Refusal(
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
  say(
    `The signature is right. Key: ${checked.key}${key ? "" : " (named by the record itself: compare it with /.well-known/plenary-key.json of the server)"}`,
  );
  say(
    `Room “${record.title}” (${record.room}), erased ${record.erased}${record.because === "time" ? ", since its time had come" : " by its trainer"}.`,
  );
  say(`Deleted rows: ${counted(record.deleted)}. Rows without words since: ${counted(record.rewritten)}.`);
  say(`${record.kept.answers} answers stay, without words and names: sha256 ${record.kept.sha256}`);
}

type Given = Partial<Record<"to" | "from" | "room" | "trainer" | "passphrase-file" | "key", string>> & {
  server?: boolean;
};

/** The first line of a file: a passphrase on the command line could be read by everybody on the machine. */
function passphraseIn(given: Given): string | null {
  const file = given["passphrase-file"];
  if (!file) return null;
  const [line = ""] = readFileSync(here(file), "utf8").split(/\r?\n/);
  if (line.length < 12)
    throw new Refusal("The passphrase must have 12 characters or more, in the first line of the file.");
  return line;
}

async function main([what = "", ...rest]: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: rest, options, allowPositionals: true });
  const env = parseEnv(process.env);
  if (what === "backup") return backup(env, values);
  if (what === "restore") return restore(env, values);
  if (what === "check-erasure") return checkErasure(positionals, values);
  if (what === "new-password") return newPassword(env, values);
  throw new Refusal("Say backup, restore, check-erasure or new-password.");
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    const known =
      error instanceof Refusal ||
      error instanceof StartError ||
      (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    process.stderr.write(`${known ? "" : "This did not work: "}${messageOf(error)}\n`);
    process.exit(error instanceof StartError ? error.exitCode : 1);
  },
);
