/** The time of the last backup of the whole server, which `npm run backup` notes in the data folder. */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

const noteSchema = z.object({ madeAt: z.iso.datetime(), bytes: z.number(), rows: z.number() });
type LastBackup = z.infer<typeof noteSchema>;

const fileIn = (dataDir: string): string => path.join(dataDir, "last-backup.json");

/** Notes a backup. A failure to write the note is ignored: the backup itself is complete. */
export async function noteBackup(dataDir: string, note: LastBackup): Promise<void> {
  const draft = `${fileIn(dataDir)}.partial`;
  try {
    await writeFile(draft, `${JSON.stringify(note)}\n`);
    await rename(draft, fileIn(dataDir));
  } catch {
    // The backup itself is good.
  }
}

/** Null while none is known of. */
export async function lastBackup(dataDir: string): Promise<LastBackup | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(fileIn(dataDir), "utf8")));
  } catch {
    return null;
  }
}
