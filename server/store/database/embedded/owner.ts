/**
 * The user that the embedded Postgres runs as. Postgres refuses to run as root, so a server started by root
 * lends it another user: the owner of existing database files, else one of /etc/passwd.
 */
import { appendFileSync, closeSync, openSync, statSync } from "node:fs";
import { log } from "@/server/platform/log";
import { readIfThere } from "@/server/platform/settings/data-directory";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

/** The ids for `spawn`; null means "as ourselves". */
export type Owner = { uid: number; gid: number } | null;

const PASSWD = "/etc/passwd";
/** Postgres's own number on many systems; its user is made only where root is the only one. */
const POSTGRES_UID = 26;

/**
 * The best user of a list like /etc/passwd: `postgres`, `nobody`, or any other but root.
 * @returns null where root is alone
 */
export function lendableUser(passwd: string): Owner {
  const users = passwd
    .split("\n")
    .map((line) => line.split(":"))
    .filter(([name, , uid, gid]) => name && /^\d+$/.test(uid ?? "") && /^\d+$/.test(gid ?? ""))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid !== 0);
  const chosen =
    users.find(({ name }) => name === "postgres" || name === "_postgres") ??
    users.find(({ name }) => name === "nobody") ??
    users[0];
  return chosen ? { uid: chosen.uid, gid: chosen.gid } : null;
}

/** Adds a user where root is alone, as in a bare container: initdb refuses a number without a name. */
function addUser(): Owner {
  const entry = `postgres:x:${POSTGRES_UID}:${POSTGRES_UID}:Postgres:/nonexistent:/bin/false`;
  try {
    appendFileSync(PASSWD, `\n${entry}\n`);
  } catch (error) {
    throw new StartError(
      "embeddedDatabase",
      "Postgres does not run as root, this machine has no other user, and none could be added to " +
        `${PASSWD} (${codeOf(error) ?? messageOf(error)}): add a user "postgres", or set DATABASE_URL to ` +
        "a Postgres of your own.",
    );
  }
  log.warn("user-added", `Added the user postgres to ${PASSWD}: Postgres does not run as root.`);
  return { uid: POSTGRES_UID, gid: POSTGRES_UID };
}

/** @throws StartError ("dataDirectory") when the files belong to another ordinary user than this process's */
export function chooseOwner(folder: string): Owner {
  if (!process.getuid) return null;
  const self = process.getuid();
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (self === 0)
    return stats && stats.uid !== 0
      ? { uid: stats.uid, gid: stats.gid }
      : (lendableUser(readIfThere(PASSWD) ?? "") ?? addUser());
  if (!stats || stats.uid === self) return null;
  throw new StartError(
    "dataDirectory",
    `The database files in ${folder} belong to another user (number ${stats.uid}), perhaps because ` +
      "Plenary was started as root before: start it as that user again, or choose another folder with " +
      "PLENARY_DATA=/path/to/folder.",
  );
}

/** The path of a lent folder for the process that borrows it. */
export const LENT_PATH = "/proc/self/fd/3";

/**
 * A folder as a child process is told it: its path, and the handles that it inherits from descriptor 3 on.
 */
interface LentFolder {
  path: string;
  handles: number[];
  close(): void;
}

/**
 * Lends a folder to a process of `owner`. On Linux root hands over an open folder, so that the process needs
 * no right to enter those above it, such as root's home; elsewhere it goes by the path.
 */
export function lendFolder(folder: string, owner: Owner): LentFolder {
  if (!owner || process.platform !== "linux") return { path: folder, handles: [], close: () => undefined };
  const handle = openSync(folder, "r");
  return { path: LENT_PATH, handles: [handle], close: () => closeSync(handle) };
}
