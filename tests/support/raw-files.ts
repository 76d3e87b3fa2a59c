import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";
import type pg from "pg";

interface RawFile {
  /** Its whole path. */
  file: string;
  bytes: Buffer;
}

/** The result of a call; null where a file or folder is no longer there. */
function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** The folder of the cluster that a client is connected to. Postgres itself may know it by a handle alone. */
export async function clusterFolder(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  if (process.platform === "linux") return readlinkSync(`/proc/${rows[0]!.pid}/cwd`);
  return (await db.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder")).rows[0]!
    .folder;
}

function* pathsBelow(folder: string): Generator<string> {
  for (const entry of ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? []) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* pathsBelow(file);
    else if (entry.isFile()) yield file;
  }
}

/**
 * Every file below a folder while a program works there: one that is removed meanwhile is left out, and one that is
 * renamed is read under its new name, as Postgres does with segments of its log.
 * @param wanted chooses files by their name, without the folder
 */
export function* rawFiles(
  folder: string,
  wanted: (name: string) => boolean = () => true,
): Generator<RawFile> {
  const seen = new Set<string>();
  let before: number;
  do {
    before = seen.size;
    for (const file of pathsBelow(folder)) {
      if (seen.has(file) || !wanted(path.basename(file))) continue;
      seen.add(file);
      const bytes = ifThere(() => readFileSync(file));
      if (bytes) yield { file, bytes };
    }
  } while (seen.size > before);
}
