/**
 * The files of the embedded database. A cluster is made in a draft folder and renamed into place, so that a
 * start that is cut short leaves nothing half-made behind, and two starts at once end with one cluster.
 */
import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";
import type { Binaries } from "@/server/store/database/embedded/binaries";
import { damageError } from "@/server/store/database/embedded/damage";
import { lendFolder, type Owner } from "@/server/store/database/embedded/owner";

/** The role under which Plenary works in the embedded database (role.ts). */
export const databaseUser = "plenary";

/** Fills `<draft>/cluster`; its password is read from `<draft>/password`. */
function runInitdb(binaries: Binaries, owner: Owner, draft: string, signal?: AbortSignal): Promise<void> {
  const lent = lendFolder(draft, owner);
  const options = [
    `--pgdata=${lent.path}/cluster`,
    `--username=${databaseUser}`,
    `--pwfile=${lent.path}/password`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  return new Promise<void>((resolve, reject) => {
    const child = spawn(binaries.initdb, options, {
      ...owner,
      cwd: draft,
      stdio: ["ignore", "ignore", "pipe", ...lent.handles],
      signal,
    });
    let complaint = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    // One that is told to stop tidies up before it ends.
    child.on("error", (error) => signal?.aborted || reject(error));
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(complaint.trim() || `initdb ended with ${code}`)),
    );
  }).finally(lent.close);
}

/**
 * Makes the cluster in `folder` unless it is there.
 * @throws StartError ("embeddedDatabase"), also once `signal` is aborted.
 */
export async function ensureCluster(
  folder: string,
  binaries: Binaries,
  owner: Owner,
  password: string,
  signal?: AbortSignal,
): Promise<void> {
  if (existsSync(path.join(folder, "PG_VERSION"))) return refuseOtherMajor(folder, binaries.major);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw damageError(folder, "the file PG_VERSION is missing");
  const draft = `${folder}.draft-${process.pid}`;
  try {
    mkdirSync(path.join(draft, "cluster"), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(draft, "password"), `${password}\n`, { mode: 0o600 });
    if (owner) {
      for (const item of ["cluster", "password"]) chownSync(path.join(draft, item), owner.uid, owner.gid);
      // The draft stays root's, so that no process of the owner puts anything else in their place.
      chmodSync(draft, 0o711);
    }
    await runInitdb(binaries, owner, draft, signal);
    putInPlace(path.join(draft, "cluster"), folder);
  } catch (error) {
    throw new StartError(
      "embeddedDatabase",
      `The embedded database could not be made in ${folder}: ${messageOf(error)}.`,
    );
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function putInPlace(cluster: string, folder: string): void {
  try {
    renameSync(cluster, folder);
  } catch (error) {
    const madeMeanwhile = existsSync(path.join(folder, "PG_VERSION"));
    if (!madeMeanwhile || !["ENOTEMPTY", "EEXIST", "EPERM"].includes(codeOf(error) ?? "")) throw error;
  }
}

function refuseOtherMajor(folder: string, major: number): void {
  const version = readFileSync(path.join(folder, "PG_VERSION"), "utf8").trim();
  if (version === String(major)) return;
  if (!/^\d+(\.\d+)?$/.test(version)) throw damageError(folder, "the file PG_VERSION cannot be read");
  throw new StartError(
    "databaseUnsuitable",
    `The database files in ${folder} were made by Postgres ${version}, and this Plenary brings ` +
      `Postgres ${major}: export your data with the Plenary that made them, or choose a new folder with ` +
      "PLENARY_DATA=/path/to/folder.",
  );
}
