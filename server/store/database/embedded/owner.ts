/**
 * As which user the embedded Postgres runs. Postgres refuses to run as root, so a server started by root lends
 * it another user: the owner of existing database files, else `postgres`, else `nobody`.
 */
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { StartError } from "@/server/platform/start-error";
import type { Binaries } from "@/server/store/database/embedded/binaries";

/** What `spawn` needs; null means "as ourselves". */
export type Owner = { uid: number; gid: number } | null;

function findUser(user: string): Owner {
  const ids = ["-u", "-g"].map((option) =>
    spawnSync("id", [option, user], { encoding: "utf8" }).stdout?.trim(),
  );
  return ids.every((id) => id && /^\d+$/.test(id)) ? { uid: Number(ids[0]), gid: Number(ids[1]) } : null;
}

function ownerOf(folder: string): Owner {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

function canAccess(owner: NonNullable<Owner>, test: string, file: string): boolean {
  return spawnSync("/bin/sh", ["-c", `cd / && test ${test} "$1"`, "sh", file], owner).status === 0;
}

/**
 * Chooses the user for the cluster in `folder` and checks that it reaches the programs and the folder's parent.
 * @throws StartError ("dataDirectory") when another user owns the files or the chosen one cannot reach them.
 */
export function chooseOwner(folder: string, binaries: Binaries): Owner {
  if (!process.getuid) return null;
  const self = process.getuid();
  if (self !== 0) {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (!found || found.uid === self) return null;
    throw new StartError(
      "dataDirectory",
      `The database files in ${folder} belong to another user (number ${found.uid}), perhaps because Plenary was started as root before: start it as that user again, or choose another folder with PLENARY_DATA=/path/to/folder.`,
    );
  }
  const owner = ownerOf(folder) ?? findUser("postgres") ?? findUser("nobody");
  if (!owner)
    throw new StartError(
      "embeddedDatabase",
      "Postgres does not run as root, and this machine has neither a user postgres nor a user nobody: start Plenary as an ordinary user.",
    );
  if (!canAccess(owner, "-x", binaries.postgres))
    throw new StartError(
      "embeddedDatabase",
      `Plenary was started as root, so its database runs as user number ${owner.uid}, who cannot reach ${binaries.postgres}: start Plenary as an ordinary user, or move it to a folder everybody may enter, such as /opt/plenary.`,
    );
  if (!canAccess(owner, "-x", path.dirname(folder)))
    throw new StartError(
      "dataDirectory",
      `Plenary was started as root, so its database runs as user number ${owner.uid}, who cannot reach ${path.dirname(folder)}: start Plenary as an ordinary user, or with PLENARY_DATA=/var/lib/plenary.`,
    );
  return owner;
}
